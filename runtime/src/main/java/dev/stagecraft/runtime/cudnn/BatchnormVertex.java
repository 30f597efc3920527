/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;

import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp.DynamicCustomOpsBuilder;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch normalization by {@code batchnorm} and {@code batchnorm_bp}, which do not compute a batch's statistics, but take them.
 *
 * <p>ND4J 1.0.0-M2.1 gives neither to cuDNN: its check ({@code batchnorm.cu}, and the code of {@code libnd4jcuda.so}) wants a mean of one
 * value where it means one value for each channel. They run in kernels of ND4J's own, in fewer passes over the maps than
 * Deeplearning4j's broadcasts. What that check wants otherwise is given, so that cuDNN computes them where it is mended:
 * maps of four axes, and mean, variance, γ and β of one shape {@code [C]} and one stride.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class BatchnormVertex extends OperationVertex {
    private static final long serialVersionUID = 1L;

    private static final int CHANNELS = 1;
    private static final int YES = 1;

    private final transient BatchNormalization layer;
    private final transient RunningStatistics running;
    private final transient INDArray mean;
    private final transient INDArray variance;

    BatchnormVertex(ComputationGraph graph, LayerVertex stock) {
        super(graph, stock, ((BatchNormalization) stock.getLayer().conf().getLayer()).getNOut());
        layer = (BatchNormalization) stock.getLayer().conf().getLayer();
        running = new RunningStatistics(stock.getLayer(), layer);
        mean = Nd4j.createUninitializedDetached(dataType, layer.getNOut());
        variance = Nd4j.createUninitializedDetached(dataType, layer.getNOut());
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        if (training) {
            mean.assign(maps.mean(0, 2, 3));
            variance.assign(maps.var(false, 0, 2, 3));
        }
        INDArray result = create(maps.shape(), ArrayType.ACTIVATIONS, workspaces);
        Nd4j.exec(operation("batchnorm")
                .addInputs(
                        flat(maps),
                        training ? mean : ofChannels(running.mean()),
                        training ? variance : ofChannels(running.variance()),
                        parameter(GAMMA),
                        parameter(BETA))
                .addOutputs(flat(result))
                .build());
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        Map<String, INDArray> views = gradientViews();
        INDArray result = create(maps.shape(), ArrayType.ACTIVATION_GRAD, workspaces);
        // Their gradients are part of the result's, and what is written here is zeros.
        INDArray ofMean = create(mean.shape(), ArrayType.BP_WORKING_MEM, workspaces);
        INDArray ofVariance = create(mean.shape(), ArrayType.BP_WORKING_MEM, workspaces);
        Nd4j.exec(operation("batchnorm_bp")
                .addInputs(flat(maps), mean, variance, parameter(GAMMA), parameter(BETA), flat(gradient))
                .addOutputs(flat(result), ofMean, ofVariance, ofChannels(views.get(GAMMA)), ofChannels(views.get(BETA)))
                .build());
        running.moveTowards(mean, variance, views);
        Gradient gradients = new DefaultGradient();
        for (String key : layer.initializer().paramKeys(layer)) {
            gradients.setGradientFor(key, views.get(key));
        }
        return new Pair<>(gradients, result);
    }

    private DynamicCustomOpsBuilder operation(String name) {
        return DynamicCustomOp.builder(name)
                .addIntegerArguments(YES, YES, CHANNELS)
                .addFloatingPointArguments(layer.getEps());
    }

    private INDArray parameter(String key) {
        return ofChannels(getLayer().getParam(key));
    }

    /** A view of the shape {@code [C]}. */
    private INDArray ofChannels(INDArray values) {
        return values.reshape('c', new long[] {layer.getNOut()});
    }

    /** A view with all pixels in one column: the cuDNN part of ND4J takes maps as wide as they have channels for {@code [N, H, W, C]}. */
    private static INDArray flat(INDArray maps) {
        return maps.reshape('c', maps.size(0), maps.size(1), maps.size(2) * maps.size(3), 1);
    }
}
