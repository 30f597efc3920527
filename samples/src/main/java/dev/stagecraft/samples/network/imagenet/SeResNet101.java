package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet101} with squeeze-excitation in every block: timm's {@code seresnet101}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNet101 extends ResNet101 {}
