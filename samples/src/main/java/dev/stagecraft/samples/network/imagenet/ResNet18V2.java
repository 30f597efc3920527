package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet18} with pre-activation ("v2"): timm's {@code resnetv2_18}. */
@ResidualNetwork
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
public interface ResNet18V2 extends ResNet18 {}
