/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

/**
 * The formats of a vertex's maps.
 *
 * @param in the format of what it is given
 * @param reads the format in which its primitives read that
 * @param computes the format of what its primitives give
 * @param out the format in which it hands that on
 */
record VertexFormats(MapFormat in, MapFormat reads, MapFormat computes, MapFormat out) {}
