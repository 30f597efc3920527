/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * A map that a layer gives.
 *
 * @param origin where the number is declared that is to blame if it is too large
 */
record OutputMap(FeatureMap map, Origin origin) {}
