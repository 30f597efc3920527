/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A grouped convolution as its definition reads, one multiplication at a time and in double precision. */
record ReferenceConvolution(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same, int groups) {

    static ReferenceConvolution of(GroupedConvolution layer) {
        return new ReferenceConvolution(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode().name().equals("Same"),
                layer.getGroups());
    }

    INDArray of(INDArray images, INDArray weight, double[] bias) {
        int outputsOfGroup = (int) weight.size(0) / groups;
        int inputsOfGroup = (int) weight.size(1);
        INDArray result = Nd4j.create(
                DataType.DOUBLE,
                images.size(0),
                weight.size(0),
                outputSize((int) images.size(2), 0),
                outputSize((int) images.size(3), 1));
        for (int image = 0; image < result.size(0); image++) {
            for (int output = 0; output < result.size(1); output++) {
                int firstInput = output / outputsOfGroup * inputsOfGroup;
                for (int row = 0; row < result.size(2); row++) {
                    for (int column = 0; column < result.size(3); column++) {
                        double sum = bias[output];
                        for (int input = 0; input < inputsOfGroup; input++) {
                            sum += window(images, image, firstInput + input, row, column, weight, output, input);
                        }
                        result.putScalar(new int[] {image, output, row, column}, sum);
                    }
                }
            }
        }
        return result;
    }

    private double window(
            INDArray images, int image, int channel, int row, int column, INDArray weight, int output, int input) {
        int height = (int) images.size(2);
        int width = (int) images.size(3);
        double sum = 0;
        for (int y = 0; y < kernel[0]; y++) {
            for (int x = 0; x < kernel[1]; x++) {
                int imageRow = row * stride[0] - before(height, 0) + y * dilation[0];
                int imageColumn = column * stride[1] - before(width, 1) + x * dilation[1];
                if (imageRow >= 0 && imageRow < height && imageColumn >= 0 && imageColumn < width) {
                    sum += images.getDouble(image, channel, imageRow, imageColumn)
                            * weight.getDouble(output, input, y, x);
                }
            }
        }
        return sum;
    }

    int outputSize(int size, int axis) {
        return same
                ? (size + stride[axis] - 1) / stride[axis]
                : (size + 2 * padding[axis] - reach(axis)) / stride[axis] + 1;
    }

    /** Rows or columns of padding before the image; TensorFlow's padding puts an odd one behind it. */
    private int before(int size, int axis) {
        return same ? Math.max(0, (outputSize(size, axis) - 1) * stride[axis] + reach(axis) - size) / 2 : padding[axis];
    }

    private int reach(int axis) {
        return (kernel[axis] - 1) * dilation[axis] + 1;
    }
}
