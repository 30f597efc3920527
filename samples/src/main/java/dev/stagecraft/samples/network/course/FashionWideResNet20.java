/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.course;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** {@link FashionCifarResNet20} with twice the filters, as Zagoruyko and Komodakis widen residual networks (arXiv:1605.07146): four times the work. */
@ResidualNetwork
@Stem(filters = 32, kernel = 3)
@ResidualStage(filters = 32, blocks = 3)
@ResidualStage(filters = 64, blocks = 3)
@ResidualStage(filters = 128, blocks = 3)
public interface FashionWideResNet20 extends FashionCifarResNet20 {}
