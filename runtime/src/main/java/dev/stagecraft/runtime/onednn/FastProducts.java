/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.stagecraft.runtime.layers.MatrixProducts;
import java.util.Map;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/** Products of small matrices of 32 bits by oneDNN, whose threads are awake: OpenBLAS has its own. */
final class FastProducts implements MatrixProducts, Resource {
    private final Recent<Product, Kernel> kernels = new Recent<>(Product::kernel);

    /**
     * A matrix as it lies in memory.
     *
     * @param inRows whether its rows lie one behind the other, or its columns
     */
    private record Matrix(long rows, long columns, boolean inRows) {
        static Matrix of(INDArray array, boolean turns) {
            boolean inRows = array.ordering() == 'c';
            return turns
                    ? new Matrix(array.size(1), array.size(0), !inRows)
                    : new Matrix(array.size(0), array.size(1), inRows);
        }

        memory.desc descriptor() {
            return Descriptors.of(DataType.FLOAT, inRows ? format_tag.ab : format_tag.ba, rows, columns);
        }
    }

    private record Product(Matrix first, Matrix second) {
        Kernel kernel() {
            memory.desc one = first.descriptor();
            memory.desc other = second.descriptor();
            memory.desc result = Descriptors.plain(first.rows(), second.columns());
            matmul.primitive_desc descriptor =
                    new matmul.primitive_desc(OneDnn.engine(), one, other, result, OneDnn.attributes(), false);
            return new Kernel(
                    new matmul(descriptor),
                    descriptor,
                    Map.of(DNNL_ARG_SRC, one, DNNL_ARG_WEIGHTS, other, DNNL_ARG_DST, result));
        }
    }

    @Override
    public INDArray of(INDArray first, INDArray second, boolean turnsFirst, boolean turnsSecond) {
        INDArray one = whole(first);
        INDArray other = whole(second);
        Product product = new Product(Matrix.of(one, turnsFirst), Matrix.of(other, turnsSecond));
        INDArray result = Nd4j.createUninitialized(
                DataType.FLOAT,
                new long[] {product.first().rows(), product.second().columns()},
                'c');
        kernels.get(product).run(Map.of(DNNL_ARG_SRC, one, DNNL_ARG_WEIGHTS, other, DNNL_ARG_DST, result));
        return result;
    }

    /** With nothing between its numbers. */
    private static INDArray whole(INDArray matrix) {
        return Shape.hasDefaultStridesForShape(matrix) ? matrix : matrix.dup('c');
    }

    @Override
    public void close() {
        kernels.close();
    }
}
