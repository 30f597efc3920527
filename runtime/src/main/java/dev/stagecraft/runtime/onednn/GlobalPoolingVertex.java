package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.stagecraft.runtime.vertices.Geometry;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of each channel, {@code [N, C]} or as a map of one pixel. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class GlobalPoolingVertex extends FastVertex {
    private static final long serialVersionUID = 1L;

    private final transient boolean keepsMap;
    private final transient Recent<MapShape, PoolingKernels> kernels = new Recent<>(GlobalPoolingVertex::kernels);

    GlobalPoolingVertex(ComputationGraph graph, LayerVertex stock, VertexFormats formats) {
        super(graph, stock, formats);
        keepsMap = !((GlobalPoolingLayer) stock.getLayer().conf().getLayer()).isCollapseDimensions();
    }

    private static PoolingKernels kernels(MapShape shape) {
        return new PoolingKernels(false, Geometry.Windows.whole(shape.height(), shape.width()), shape);
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        if (getLayer().getMaskArray() != null) {
            throw new UnsupportedOperationException(
                    getVertexName() + " has a mask, which oneDNN's pool does not look at; set the execution to STOCK.");
        }
        PoolingKernels made = kernels.get(shape(maps));
        INDArray result = create(made.output(), ArrayType.ACTIVATIONS, workspaces);
        made.inference().run(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result), ArrayType.FF_WORKING_MEM, workspaces);
        return result;
    }

    @Override
    INDArray handedOn(INDArray means, LayerWorkspaceMgr workspaces) {
        INDArray pixels = super.handedOn(means, workspaces);
        return keepsMap ? pixels : pixels.reshape('c', pixels.size(0), pixels.size(1));
    }

    @Override
    INDArray received(INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray pixels = keepsMap ? gradient : gradient.reshape('c', gradient.size(0), gradient.size(1), 1, 1);
        return super.received(pixels, workspaces);
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = create(shape(maps), ArrayType.ACTIVATION_GRAD, workspaces);
        kernels.get(shape(maps))
                .backward()
                .run(
                        Map.of(DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result),
                        ArrayType.BP_WORKING_MEM,
                        workspaces);
        return new Pair<>(new DefaultGradient(), result);
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
