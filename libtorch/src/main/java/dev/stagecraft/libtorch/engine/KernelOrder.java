/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import java.util.List;

/**
 * The order of flat arrays on the device: that of the program, but for kernels {@code [K, C, kH, kW]}, whose channels lie last, as convolutions of
 * maps with the channels last read and write them. Each has its place as ever. Arrays are put in order when they come, and put back when they go.
 */
final class KernelOrder {
    private final List<ParameterTensor> kernels;

    KernelOrder(List<ParameterTensor> parameters) {
        this.kernels = parameters.stream().filter(KernelOrder::isTurned).toList();
    }

    private static boolean isTurned(ParameterTensor parameter) {
        return parameter.encoding() == Encoding.PLAIN
                && parameter.shape().size() == 4
                && parameter.shape().get(1) > 1
                && parameter.shape().get(2) * parameter.shape().get(3) > 1;
    }

    /** The distances between values of a parameter on the device. */
    static long[] strides(ParameterTensor parameter) {
        return isTurned(parameter) ? ValueOrder.CHANNELS_LAST.strides(parameter.dimensions()) : Strides.of(parameter);
    }

    /**
     * Puts a stretch of an array on the device in its order.
     *
     * @param array in the program's order
     * @param offset where the stretch begins in it
     * @param first the number of the first parameter of the stretch
     * @param length how many parameters
     */
    void turn(Tensor array, long offset, long first, long length) {
        for (ParameterTensor kernel : kernels) {
            if (kernel.offset() >= first && kernel.end() <= first + length) {
                long start = offset + kernel.offset() - first;
                try (Tensor rows = array.view(start, kernel.dimensions());
                        Tensor turned = array.view(start, kernel.dimensions(), strides(kernel));
                        Tensor values = rows.copy()) {
                    turned.copyFrom(values);
                }
            }
        }
    }

    /**
     * Puts a stretch of an array on the device back in the program's order.
     *
     * @param array in the device's order
     * @param offset where the stretch begins in it
     * @param first the number of the first parameter of the stretch
     * @param length how many parameters
     */
    void turnBack(Tensor array, long offset, long first, long length) {
        try (Tensor copy = array.copy()) {
            turnBack(copy, offset, first, length, array);
        }
    }

    /**
     * Copies the kernels of a stretch, which are in the device's order, to an array that is in the program's.
     *
     * @param array on the device
     * @param offset where the stretch begins in it
     * @param first the number of the first parameter of the stretch
     * @param length how many parameters
     * @param target as long as the array
     */
    void turnBack(Tensor array, long offset, long first, long length, Tensor target) {
        for (ParameterTensor kernel : kernels) {
            if (kernel.offset() >= first && kernel.end() <= first + length) {
                long start = offset + kernel.offset() - first;
                try (Tensor turned = array.view(start, kernel.dimensions(), strides(kernel));
                        Tensor rows = target.view(start, kernel.dimensions())) {
                    rows.copyFrom(turned);
                }
            }
        }
    }
}
