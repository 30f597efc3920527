/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
/** Internal: what messages show of names that may be long. */
package dev.stagecraft.weights.text;
