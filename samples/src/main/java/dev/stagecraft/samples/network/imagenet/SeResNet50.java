package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet50} with squeeze-excitation in every block: timm's {@code seresnet50}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNet50 extends ResNet50 {}
