/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

import dev.stagecraft.runtime.layers.EdgePadding;

/** The configuration of a layer that takes maps {@code [N, C, H, W]}, refuses anything else, and gives maps; of more pixels if it is an {@link EdgePadding}. */
public interface MapLayer {}
