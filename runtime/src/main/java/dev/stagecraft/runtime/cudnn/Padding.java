package dev.stagecraft.runtime.cudnn;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
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
    static Padding of(ConvolutionLayer layer, long height, long width) {
        if (layer.getConvolutionMode() == ConvolutionMode.Truncate) {
            return new Padding(layer.getPadding()[0], layer.getPadding()[1], 0, 0);
        }
        long rows = added(layer, 0, height);
        long columns = added(layer, 1, width);
        return new Padding(rows / 2, columns / 2, rows % 2, columns % 2);
    }

    /** What an axis lacks so that every {@code stride}-th of its pixels is the centre of a window. */
    private static long added(ConvolutionLayer layer, int axis, long side) {
        int stride = layer.getStride()[axis];
        long extent = 1 + (layer.getKernelSize()[axis] - 1L) * layer.getDilation()[axis];
        long positions = (side + stride - 1) / stride;
        return Math.max(0, (positions - 1) * stride + extent - side);
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
