package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNeXt101} with squeeze-excitation in every block: timm's {@code seresnext101_32x8d}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNeXt101 extends ResNeXt101 {}
