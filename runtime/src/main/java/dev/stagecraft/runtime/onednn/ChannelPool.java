package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stagecraft.runtime.vertices.Geometry;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean or the maximum of each channel, {@code [N, C]} of 32 bits. */
final class ChannelPool implements Resource {
    private final MapFormat format;
    private final Border exit;
    private final Recent<MapShape, PoolingKernels> kernels;
    private INDArray places;

    /** @param format that of the maps */
    ChannelPool(MapFormat format, boolean isMaximum) {
        this.format = format;
        exit = new Border(MapFormat.STOCK, format);
        kernels = new Recent<>(
                shape -> new PoolingKernels(isMaximum, Geometry.Windows.whole(shape.height(), shape.width()), shape));
    }

    /** @param training whether {@link #backward} will follow */
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.FF_WORKING_MEM;
        PoolingKernels made = kernels.get(format.shape(maps));
        INDArray pixels = FastVertex.create(made.output(), memory, workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, pixels));
        boolean remembers = training && made.remembers();
        if (remembers) {
            places = made.training().argument(DNNL_ARG_WORKSPACE, ArrayType.ACTIVATIONS, workspaces);
            arguments.put(DNNL_ARG_WORKSPACE, places);
        }
        (remembers ? made.training() : made.inference()).run(arguments, memory, workspaces);
        INDArray plain = exit.out(pixels, memory, workspaces);
        return plain.reshape('c', plain.size(0), plain.size(1));
    }

    /**
     * The gradient of the maps, in working memory.
     *
     * @param gradient {@code [N, C]}
     */
    INDArray backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.BP_WORKING_MEM;
        PoolingKernels made = kernels.get(format.shape(maps));
        INDArray pixels = exit.in(gradient.reshape('c', gradient.size(0), gradient.size(1), 1, 1), memory, workspaces);
        INDArray result = FastVertex.create(format.shape(maps), memory, workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, pixels, DNNL_ARG_DIFF_SRC, result));
        if (made.remembers()) {
            arguments.put(DNNL_ARG_WORKSPACE, places);
        }
        made.backward().run(arguments, memory, workspaces);
        return result;
    }

    @Override
    public void close() {
        exit.close();
        kernels.close();
    }
}
