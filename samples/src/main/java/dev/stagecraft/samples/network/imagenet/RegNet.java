/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Stem;

/**
 * What RegNets have in common (Radosavovic et al., <i>Designing Network Design Spaces</i>, 2020, arXiv:2003.13678): a stem of one
 * convolution, and stages that each stride, of bottlenecks that are as wide inside as outside. In a stage, {@code filters} are those of a group of the 3x3
 * convolutions, and {@code groups} and {@code expansion} say how many groups make the width. It is no network of its own.
 */
@Stem(filters = 32, kernel = 3, stride = 2)
public interface RegNet extends ImageNetResNet {}
