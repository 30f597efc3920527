/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.StageDeclaration;

/** A map that a stage gives. */
record StageOutput(StageDeclaration stage, FeatureMap map) {}
