package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stagecraft.runtime.vertices.Geometry;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pool of windows. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class PoolingVertex extends FastVertex {
    private static final long serialVersionUID = 1L;

    private final transient Recent<MapShape, PoolingKernels> kernels;
    private transient INDArray maxima;

    PoolingVertex(ComputationGraph graph, LayerVertex stock, VertexFormats formats) {
        super(graph, stock, formats);
        SubsamplingLayer layer = (SubsamplingLayer) stock.getLayer().conf().getLayer();
        Geometry geometry = Geometry.of(layer);
        kernels = new Recent<>(shape -> new PoolingKernels(
                layer.getPoolingType() == PoolingType.MAX,
                geometry.over(getVertexName(), shape.height(), shape.width()),
                shape));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        PoolingKernels made = kernels.get(shape(maps));
        INDArray result = create(made.output(), ArrayType.ACTIVATIONS, workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result));
        if (training && made.remembers()) {
            maxima = made.training().argument(DNNL_ARG_WORKSPACE, ArrayType.ACTIVATIONS, workspaces);
            arguments.put(DNNL_ARG_WORKSPACE, maxima);
        }
        Kernel kernel = training ? made.training() : made.inference();
        kernel.run(arguments, ArrayType.FF_WORKING_MEM, workspaces);
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        PoolingKernels made = kernels.get(shape(maps));
        INDArray result = create(shape(maps), ArrayType.ACTIVATION_GRAD, workspaces);
        Map<Integer, INDArray> arguments =
                new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result));
        if (made.remembers()) {
            arguments.put(DNNL_ARG_WORKSPACE, maxima);
        }
        made.backward().run(arguments, ArrayType.BP_WORKING_MEM, workspaces);
        return new Pair<>(new DefaultGradient(), result);
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
