/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;

/** The distances between values of a parameter in the flat array. */
final class Strides {
    private Strides() {}

    static long[] of(ParameterTensor parameter) {
        long[] shape = parameter.dimensions();
        if (parameter.encoding() != Encoding.COLUMNS) {
            return ValueOrder.ROWS.strides(shape);
        }
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
