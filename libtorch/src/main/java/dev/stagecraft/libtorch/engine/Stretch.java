/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.function.Supplier;

/**
 * Parameters whose gradients are one stretch of memory too.
 *
 * @param offset where they begin
 * @param length how many numbers they are
 * @param gradient a row, as it is now, which is not the caller's
 */
record Stretch(long offset, long length, Supplier<Tensor> gradient) {}
