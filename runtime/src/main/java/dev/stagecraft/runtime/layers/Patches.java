/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;

/**
 * The parts of images that the kernel of a convolution sees: {@code [N, C, kH, kW, oH, oW]} for images of {@code [N, C,
 * H, W]}, all arrays in C order. ND4J copies patches in this order about ten times faster than in the one that {@code
 * ConvolutionLayer} uses.
 */
record Patches(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same, int[] outputSize) {

    /** @throws org.deeplearning4j.exception.DL4JInvalidInputException if the kernel does not fit the images */
    static Patches of(ConvolutionLayer layer, INDArray images) {
        int[] kernel = layer.getKernelSize();
        int[] stride = layer.getStride();
        int[] dilation = layer.getDilation();
        ConvolutionMode mode = layer.getConvolutionMode();
        boolean same = mode == ConvolutionMode.Same;
        int[] declared = same ? null : layer.getPadding();
        int[] output =
                ConvolutionUtils.getOutputSize(images, kernel, stride, declared, mode, dilation, CNN2DFormat.NCHW);
        int[] padding = same
                ? ConvolutionUtils.getSameModeTopLeftPadding(output, size(images), kernel, stride, dilation)
                : declared;
        return new Patches(kernel, stride, padding, dilation, same, output);
    }

    long[] shape(INDArray images) {
        return new long[] {images.size(0), images.size(1), kernel[0], kernel[1], outputSize[0], outputSize[1]};
    }

    /** Copies the patches out of the images. */
    void gather(INDArray images, INDArray patches) {
        Convolution.im2col(
                images,
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                dilation[0],
                dilation[1],
                same,
                patches);
    }

    /** Sets every pixel to the sum of what the patches hold for it. */
    void scatter(INDArray patches, INDArray images) {
        int[] size = size(images);
        Convolution.col2im(
                patches,
                images,
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                size[0],
                size[1],
                dilation[0],
                dilation[1]);
    }

    private static int[] size(INDArray images) {
        return new int[] {(int) images.size(2), (int) images.size(3)};
    }
}
