/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.program.ParameterTensor.Encoding;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** How Deeplearning4j keeps what PyTorch has as a tensor. */
enum Layout {
    /** The same numbers in the same order. */
    SAME {
        @Override
        void set(INDArray array, INDArray values) {
            if (!Copy.between(values, array, 'c')) {
                array.assign(values.reshape('c', array.shape()));
            }
        }

        @Override
        INDArray get(INDArray array) {
            return array.dup('c');
        }
    },
    /** The logarithm to the base 10 of the standard deviation, instead of the variance. */
    LOG_DEVIATION {
        @Override
        void set(INDArray array, INDArray values) {
            // A channel that is always the same has no logarithm; the epsilon of its normalization is far above this.
            double[] logarithms = Arrays.stream(values.toDoubleVector())
                    .map(variance -> Math.log10(Math.max(variance, SMALLEST)) / 2)
                    .toArray();
            INDArray converted = Nd4j.create(logarithms, array.shape(), array.dataType());
            if (!Copy.between(converted, array, 'c')) {
                array.assign(converted);
            }
        }

        @Override
        INDArray get(INDArray array) {
            return Transforms.exp(array.castTo(DataType.DOUBLE).mul(2 * Math.log(10)));
        }
    };

    private static final double SMALLEST = Float.MIN_NORMAL;

    static Layout of(Encoding encoding) {
        return encoding == Encoding.LOG10_DEVIATION ? LOG_DEVIATION : SAME;
    }

    abstract void set(INDArray array, INDArray values);

    abstract INDArray get(INDArray array);
}
