package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50} that averages before it subsamples: timm's {@code resnetaa50}. */
@ResidualNetwork
@AntiAliased(AntiAliased.Filter.AVERAGE)
public interface AaResNet50 extends ResNet50 {}
