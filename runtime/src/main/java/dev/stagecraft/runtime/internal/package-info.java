/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
/** Internal: small things that several packages of the runtime need. */
package dev.stagecraft.runtime.internal;
