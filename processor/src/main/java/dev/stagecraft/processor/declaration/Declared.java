/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * A value of an annotation.
 *
 * @param origin where it stands, or would stand if it were not the default
 * @param written whether it was written, and is not the default
 */
public record Declared<T>(T value, Origin origin, boolean written) {}
