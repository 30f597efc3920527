/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What an {@link EdgePadding} does. */
record RepeatedEdge(int pixels) implements MapTransform {

    @Override
    public INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr memory) {
        long[] shape = {maps.size(0), maps.size(1), maps.size(2) + pixels, maps.size(3) + pixels};
        INDArray result = memory.createUninitialized(ArrayType.ACTIVATIONS, maps.dataType(), shape, 'c');
        extend(maps, result);
        return result;
    }

    private static void extend(INDArray maps, INDArray result) {
        long height = maps.size(2);
        long width = maps.size(3);
        part(result, 0, height, 0, width).assign(maps);
        for (long column = width; column < result.size(3); column++) {
            part(result, 0, height, column, 1).assign(part(maps, 0, height, width - 1, 1));
        }
        // The whole last row, so that the corner is repeated too.
        for (long row = height; row < result.size(2); row++) {
            part(result, row, 1, 0, result.size(3)).assign(part(result, height - 1, 1, 0, result.size(3)));
        }
    }

    /** What is repeated gets the gradients of all its copies. */
    @Override
    public INDArray backward(INDArray maps, INDArray epsilon, LayerWorkspaceMgr memory) {
        long height = maps.size(2);
        long width = maps.size(3);
        INDArray gradient = memory.dup(ArrayType.ACTIVATION_GRAD, part(epsilon, 0, height, 0, width), 'c');
        for (int i = 0; i < pixels; i++) {
            part(gradient, 0, height, width - 1, 1).addi(part(epsilon, 0, height, width + i, 1));
            part(gradient, height - 1, 1, 0, width).addi(part(epsilon, height + i, 1, 0, width));
            for (int j = 0; j < pixels; j++) {
                part(gradient, height - 1, 1, width - 1, 1).addi(part(epsilon, height + i, 1, width + j, 1));
            }
        }
        return gradient;
    }

    /** A mask that is the same for all rows or columns stays so. */
    @Override
    public INDArray mask(INDArray mask) {
        long rows = mask.size(2) == 1 ? 1 : mask.size(2) + pixels;
        long columns = mask.size(3) == 1 ? 1 : mask.size(3) + pixels;
        INDArray result = Nd4j.create(mask.dataType(), new long[] {mask.size(0), mask.size(1), rows, columns}, 'c');
        extend(mask, result);
        return result;
    }

    private static INDArray part(INDArray maps, long row, long rows, long column, long columns) {
        INDArrayIndex all = NDArrayIndex.all();
        return maps.get(
                all, all, NDArrayIndex.interval(row, row + rows), NDArrayIndex.interval(column, column + columns));
    }
}
