package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A ReLU. While training it works in place where nobody else reads what it takes, so that its maps take no memory. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class RectifierVertex extends FastVertex {
    private static final long serialVersionUID = 1L;

    private final transient boolean inPlace;
    private final transient Recent<MapShape, Kernels> kernels = new Recent<>(Kernels::of);

    /** @param inPlace whether nobody else, and no backward pass, reads what it takes */
    RectifierVertex(ComputationGraph graph, LayerVertex stock, Layouts layouts, boolean inPlace) {
        super(graph, stock, layouts);
        this.inPlace = inPlace;
    }

    private record Kernels(Kernel forward, Kernel backward) {
        static Kernels of(MapShape shape) {
            memory.desc maps = Formats.maps(shape);
            eltwise_forward.primitive_desc forward = new eltwise_forward.primitive_desc(
                    new eltwise_forward.desc(prop_kind.forward_training, algorithm.eltwise_relu, maps),
                    OneDnn.attributes(),
                    OneDnn.engine());
            eltwise_backward.primitive_desc backward = new eltwise_backward.primitive_desc(
                    new eltwise_backward.desc(algorithm.eltwise_relu, maps, maps),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            return new Kernels(
                    new Kernel(new eltwise_forward(forward), forward, Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, maps)),
                    new Kernel(
                            new eltwise_backward(backward),
                            backward,
                            Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_DST, maps, DNNL_ARG_DIFF_SRC, maps)));
        }
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray result = training && inPlace ? maps : create(shape(maps), ArrayType.ACTIVATIONS, workspaces);
        kernels.get(shape(maps))
                .forward()
                .run(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result), ArrayType.FF_WORKING_MEM, workspaces);
        return result;
    }

    /** What was positive before is what is positive behind, so that it does not matter which of both the maps are. */
    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = create(shape(maps), ArrayType.ACTIVATION_GRAD, workspaces);
        kernels.get(shape(maps))
                .backward()
                .run(
                        Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result),
                        ArrayType.BP_WORKING_MEM,
                        workspaces);
        return new Pair<>(new DefaultGradient(), result);
    }
}
