package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet18} with squeeze-excitation in every block: timm's {@code seresnet18}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNet18 extends ResNet18 {}
