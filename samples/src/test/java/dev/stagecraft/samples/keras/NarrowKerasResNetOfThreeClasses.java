/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.keras;

import dev.stagecraft.Head;
import dev.stagecraft.ResidualNetwork;

/** {@link NarrowKerasResNet} for another task. */
@ResidualNetwork
@Head(classes = 3)
interface NarrowKerasResNetOfThreeClasses extends NarrowKerasResNet {}
