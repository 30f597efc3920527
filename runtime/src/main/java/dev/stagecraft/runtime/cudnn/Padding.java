/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The padding of a convolution. cuDNN pads all sides alike; what {@link ConvolutionMode#Same} adds to the end of an odd one out,
 * the maps get before. ({@code conv2d} in its mode "same" does so too, but fails where a stride skips pixels.)
 *
 * @param rows rows of zeros at the top and at the bottom
 * @param columns columns of zeros at the left and at the right
 * @param lastRow 1 for another row at the bottom, otherwise 0
 * @param lastColumn 1 for another column at the right, otherwise 0
 */
record Padding(long rows, long columns, long lastRow, long lastColumn) {
    static Padding of(Node.Convolution node, long height, long width) {
        Windows windows = node.geometry().over(node.site().layer(), height, width);
        Window rows = windows.rows();
        Window columns = windows.columns();
        return new Padding(
                rows.before(), columns.before(), rows.after() - rows.before(), columns.after() - columns.before());
    }

    private boolean isEven() {
        return lastRow == 0 && lastColumn == 0;
    }

    /** The maps with the last row and column: themselves if there are none. */
    INDArray extended(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        if (isEven()) {
            return maps;
        }
        long[] shape = {maps.size(0), maps.size(1), maps.size(2) + lastRow, maps.size(3) + lastColumn};
        INDArray extended = workspaces.create(memory, maps.dataType(), shape, 'c');
        inner(extended).assign(maps);
        return extended;
    }

    /** A view of maps without the last row and column. */
    INDArray inner(INDArray extended) {
        return extended.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, extended.size(2) - lastRow),
                NDArrayIndex.interval(0, extended.size(3) - lastColumn));
    }

    /** The gradient of maps, of that of extended maps. */
    INDArray unextended(INDArray extended, LayerWorkspaceMgr workspaces) {
        return isEven() ? extended : workspaces.dup(ArrayType.ACTIVATION_GRAD, inner(extended), 'c');
    }

    /** Where the gradient of extended maps belongs. */
    ArrayType memoryOfGradient() {
        return isEven() ? ArrayType.ACTIVATION_GRAD : ArrayType.BP_WORKING_MEM;
    }
}
