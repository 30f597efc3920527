/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
/** Internal: the bytes of files of weights: safetensors read and written, and what another file is instead. */
package dev.stagecraft.weights.file;
