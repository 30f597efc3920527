/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The products of matrices that make a grouped convolution and its gradients, those of all images and groups in one call.
 * The weight {@code [nOut, nIn / groups, kH, kW]} is a matrix {@code [nOut / groups, nIn / groups x kH x kW]} for each
 * group, the patches {@code [N, nIn, kH, kW, oH, oW]} are one of {@code [nIn / groups x kH x kW, oH x oW]} for each image
 * and group, and the maps {@code [N, nOut, oH, oW]} one of {@code [nOut / groups, oH x oW]}. All are in C order.
 */
record GroupedProduct(int groups) {

    /** Sets the maps to the convolution of the patches. */
    void maps(INDArray weight, INDArray patches, INDArray maps) {
        Nd4j.matmul(forEachImage(weight, maps.size(0)), byGroup(patches), byGroup(maps));
    }

    /** Sets the gradient of the weight for each image, {@code [N, groups, nOut / groups, nIn / groups x kH x kW]}. */
    void weightGradients(INDArray mapGradient, INDArray patches, INDArray gradients) {
        Nd4j.matmul(byGroup(mapGradient), byGroup(patches), gradients, false, true, false);
    }

    /** Sets the patches to the gradient of the patches. */
    void patchGradient(INDArray weight, INDArray mapGradient, INDArray patches) {
        INDArray weights = forEachImage(weight, mapGradient.size(0));
        Nd4j.matmul(weights, byGroup(mapGradient), byGroup(patches), true, false, false);
    }

    /** The matrix of each group: {@code [groups, nOut / groups, nIn / groups x kH x kW]}. */
    INDArray matrices(INDArray weight) {
        return weight.reshape('c', groups, weight.size(0) / groups, weight.length() / weight.size(0));
    }

    /** The weight of each image is the same memory: the step from one image to the next is 0. */
    private INDArray forEachImage(INDArray weight, long images) {
        INDArray matrices = matrices(weight);
        long[] shape = {images, groups, matrices.size(1), matrices.size(2)};
        long[] stride = {0, matrices.stride(0), matrices.stride(1), matrices.stride(2)};
        return Nd4j.create(matrices.data(), shape, stride, matrices.offset(), 'c');
    }

    private INDArray byGroup(INDArray array) {
        long images = array.size(0);
        long positions = array.size(-2) * array.size(-1);
        return array.reshape('c', images, groups, array.length() / (images * groups * positions), positions);
    }
}
