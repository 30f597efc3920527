/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/**
 * An array in memory of Java.
 *
 * @param shape {@code [N, classes]}, {@code [N, C, H, W]} …
 * @param numbers the last axis fastest
 */
public record HostArray(long[] shape, float[] numbers) {}
