/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

/** A place, in pixels from the upper left. */
public record Point(double x, double y) {}
