package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet152} with squeeze-excitation in every block: timm's {@code seresnet152}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNet152 extends ResNet152 {}
