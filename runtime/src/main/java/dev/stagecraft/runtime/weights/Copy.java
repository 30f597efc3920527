/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.backend.Backend;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies numbers that lie in the same order on both sides. ND4J's {@code assign} takes several times as long, and its threads wait for each
 * other where other programs keep the processor busy.
 */
final class Copy {
    private Copy() {}

    /**
     * Copies, if that can be done so.
     *
     * @param values row by row
     * @param order in which the array's numbers are those of {@code values}
     * @return whether it was done
     */
    static boolean between(INDArray values, INDArray array, char order) {
        return values.length() == array.length()
                && isContiguous(values, 'c')
                && isContiguous(array, order)
                && Backend.current() instanceof Backend.Cpu
                && between(values, array);
    }

    /**
     * Whether the numbers lie side by side in this order. Where a dimension has one number, its stride says nothing; for those ND4J's own
     * {@code hasDefaultStridesForShape} errs.
     */
    private static boolean isContiguous(INDArray array, char order) {
        long stride = 1;
        for (int step = 0; step < array.rank(); step++) {
            int dimension = order == 'c' ? array.rank() - 1 - step : step;
            if (array.size(dimension) > 1 && array.stride(dimension) != stride) {
                return false;
            }
            stride *= array.size(dimension);
        }
        return true;
    }

    private static boolean between(INDArray values, INDArray array) {
        Pointer from = values.data().addressPointer();
        Pointer to = array.data().addressPointer();
        if (values.dataType() == array.dataType()) {
            Pointer.memcpy(to, from, array.length() * array.dataType().width());
        } else if (array.dataType() == DataType.FLOAT && Widening.supports(values.dataType())) {
            Widening.of(values.dataType()).copy(from, new FloatPointer(to), array.length());
        } else {
            return false;
        }
        Reference.reachabilityFence(values);
        Reference.reachabilityFence(array);
        return true;
    }
}
