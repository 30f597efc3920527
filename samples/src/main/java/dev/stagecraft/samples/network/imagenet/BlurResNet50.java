package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50} that blurs before it subsamples: timm's {@code resnetblur50}. */
@ResidualNetwork
@AntiAliased(AntiAliased.Filter.BLUR)
public interface BlurResNet50 extends ResNet50 {}
