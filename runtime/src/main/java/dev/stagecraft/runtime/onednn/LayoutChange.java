package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.stagecraft.runtime.layers.COrder;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Brings maps from one layout into another. */
final class LayoutChange implements Resource {
    private final Layout from;
    private final Layout to;
    private final Recent<MapShape, Kernel> kernels;

    LayoutChange(Layout from, Layout to) {
        this.from = from;
        this.to = to;
        kernels = new Recent<>(shape -> Kernel.reorder(Formats.maps(shape), Formats.maps(shape.in(to))));
    }

    /** The maps in the other layout: the same array if there is nothing to change, and otherwise one of this memory. */
    INDArray of(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray ordered = COrder.of(maps, DataType.FLOAT, memory, workspaces);
        if (from == to) {
            return ordered;
        }
        MapShape shape = from.shape(ordered);
        INDArray changed = workspaces.createUninitialized(
                memory, DataType.FLOAT, shape.in(to).dimensions(), 'c');
        kernels.get(shape).run(Map.of(DNNL_ARG_FROM, ordered, DNNL_ARG_TO, changed), memory, workspaces);
        return changed;
    }

    @Override
    public void close() {
        kernels.close();
    }
}
