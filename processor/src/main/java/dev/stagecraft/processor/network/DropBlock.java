/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/**
 * Sets squares of maps to 0.
 *
 * @param size the side of the squares
 * @param scale what the rate is multiplied by
 */
public record DropBlock(String name, double rate, int size, double scale) implements Noise {}
