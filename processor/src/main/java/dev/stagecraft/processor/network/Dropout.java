/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** Sets single values to 0. */
public record Dropout(String name, double rate) implements Noise {}
