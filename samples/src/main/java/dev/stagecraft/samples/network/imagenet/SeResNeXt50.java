package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNeXt50} with squeeze-excitation in every block: timm's {@code seresnext50_32x4d}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNeXt50 extends ResNeXt50 {}
