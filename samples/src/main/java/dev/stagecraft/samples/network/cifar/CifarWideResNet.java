/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;

/**
 * What the wide residual networks have in common (Zagoruyko and Komodakis, 2016, arXiv:1605.07146): few, wide basic blocks with
 * pre-activation, and projections.
 */
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
public interface CifarWideResNet extends CifarResNet {}
