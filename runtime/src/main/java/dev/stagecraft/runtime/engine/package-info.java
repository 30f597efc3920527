/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
/** Internal: networks that an {@linkplain dev.stagecraft.program.engine.Engine engine} computes on a device of its own, as networks of Deeplearning4j. */
package dev.stagecraft.runtime.engine;
