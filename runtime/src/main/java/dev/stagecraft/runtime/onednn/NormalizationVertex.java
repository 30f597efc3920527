package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A batch normalization. The running statistics are kept as Deeplearning4j keeps them: as parameters with updates of their own. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class NormalizationVertex extends FastVertex {
    private static final long serialVersionUID = 1L;

    private final transient BatchNormalization layer;
    private final transient Recent<MapShape, NormalizationKernels> kernels;
    private final transient INDArray mean;
    private final transient INDArray variance;

    NormalizationVertex(ComputationGraph graph, LayerVertex stock, Layouts layouts) {
        super(graph, stock, layouts);
        layer = (BatchNormalization) stock.getLayer().conf().getLayer();
        kernels = new Recent<>(shape -> new NormalizationKernels(shape, (float) layer.getEps()));
        mean = Nd4j.createUninitializedDetached(DataType.FLOAT, layer.getNOut());
        variance = Nd4j.createUninitializedDetached(DataType.FLOAT, layer.getNOut());
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        NormalizationKernels made = kernels.get(shape(maps));
        INDArray result = create(shape(maps), ArrayType.ACTIVATIONS, workspaces);
        Kernel kernel = training ? made.training() : made.inference();
        kernel.run(
                Map.of(
                        DNNL_ARG_SRC,
                        maps,
                        DNNL_ARG_DST,
                        result,
                        DNNL_ARG_MEAN,
                        training ? mean : getLayer().getParam(GLOBAL_MEAN),
                        DNNL_ARG_VARIANCE,
                        training ? variance : runningVariance(),
                        DNNL_ARG_SCALE,
                        getLayer().getParam(GAMMA),
                        DNNL_ARG_SHIFT,
                        getLayer().getParam(BETA)),
                ArrayType.FF_WORKING_MEM,
                workspaces);
        return result;
    }

    private INDArray runningVariance() {
        return layer.isUseLogStd()
                ? squareOfTenToThe(getLayer().getParam(GLOBAL_LOG_STD))
                : getLayer().getParam(GLOBAL_VAR);
    }

    private static INDArray squareOfTenToThe(INDArray logarithms) {
        return Transforms.exp(logarithms.mul(2 * Math.log(10)), false);
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        Map<String, INDArray> views = gradientViews();
        INDArray result = create(shape(maps), ArrayType.ACTIVATION_GRAD, workspaces);
        kernels.get(shape(maps))
                .backward()
                .run(
                        Map.of(
                                DNNL_ARG_SRC, maps,
                                DNNL_ARG_DIFF_DST, gradient,
                                DNNL_ARG_DIFF_SRC, result,
                                DNNL_ARG_MEAN, mean,
                                DNNL_ARG_VARIANCE, variance,
                                DNNL_ARG_SCALE, getLayer().getParam(GAMMA),
                                DNNL_ARG_SHIFT, getLayer().getParam(BETA),
                                DNNL_ARG_DIFF_SCALE, views.get(GAMMA),
                                DNNL_ARG_DIFF_SHIFT, views.get(BETA)),
                        ArrayType.BP_WORKING_MEM,
                        workspaces);
        updateStatistics(views);
        Gradient gradients = new DefaultGradient();
        for (String key : layer.initializer().paramKeys(layer)) {
            gradients.setGradientFor(key, views.get(key));
        }
        return new Pair<>(gradients, result);
    }

    /** What a step takes away from the running statistics, so that they move towards those of the batch. */
    private void updateStatistics(Map<String, INDArray> views) {
        double moved = 1 - layer.getDecay();
        views.get(GLOBAL_MEAN)
                .assign(getLayer().getParam(GLOBAL_MEAN))
                .subi(mean)
                .muli(moved);
        INDArray before = runningVariance();
        if (layer.isUseLogStd()) {
            INDArray after = before.mul(layer.getDecay()).addi(variance.mul(moved));
            INDArray change = views.get(GLOBAL_LOG_STD).assign(before).divi(after);
            Transforms.log(change, false);
            change.muli(0.5 / Math.log(10));
        } else {
            views.get(GLOBAL_VAR).assign(before).subi(variance).muli(moved);
        }
    }
}
