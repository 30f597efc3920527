/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import dev.stagecraft.runtime.internal.COrder;
import dev.stagecraft.runtime.vertices.LayerReplacement;
import java.util.Map;
import org.bytedeco.dnnl.post_ops;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A classifier with its loss, whose gradients oneDNN computes. Deeplearning4j answers and says what the loss is. Its products wait for threads of a library
 * of their own, which find the processor's cores taken by those of oneDNN.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ClassifierVertex extends LayerReplacement implements Resource {
    private static final long serialVersionUID = 1L;

    private final transient Recent<Long, DenseKernels> kernels;

    ClassifierVertex(ComputationGraph graph, LayerVertex stock) {
        super(graph, stock, DataType.FLOAT);
        INDArray weight = stock.getLayer().getParam(WEIGHT_KEY);
        kernels = new Recent<>(images -> new DenseKernels(images, weight.size(0), weight.size(1), new post_ops()));
    }

    /** Whether a vertex is such a classifier, and does nothing but multiply and add. */
    static boolean canReplace(GraphVertex vertex) {
        return vertex instanceof LayerVertex head
                && head.getLayer() instanceof OutputLayer layer
                && layer.getClass() == OutputLayer.class
                && head.getLayerPreProcessor() == null
                && layer.getParam(WEIGHT_KEY).ordering() == 'f'
                && layer.getParam(WEIGHT_KEY).dataType() == DataType.FLOAT
                && isPlain((org.deeplearning4j.nn.conf.layers.OutputLayer)
                        layer.conf().getLayer());
    }

    private static boolean isPlain(org.deeplearning4j.nn.conf.layers.OutputLayer settings) {
        return settings.hasBias() && settings.getIDropout() == null && settings.getWeightNoise() == null;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        OutputLayer layer = (OutputLayer) getLayer();
        boolean isOfVectors = layer.input() != null && layer.input().rank() == 2;
        if (layer.getMaskArray() != null || layer.getLabels() == null || !isOfVectors) {
            return super.doBackward(tbptt, workspaces);
        }
        INDArray input = COrder.of(layer.input(), DataType.FLOAT, ArrayType.BP_WORKING_MEM, workspaces);
        DenseKernels made = kernels.get(input.size(0));
        INDArray weight = layer.getParam(WEIGHT_KEY);
        INDArray sums = workspaces.createUninitialized(
                ArrayType.BP_WORKING_MEM, DataType.FLOAT, new long[] {input.size(0), weight.size(1)}, 'c');
        made.forward(input, weight, layer.getParam(BIAS_KEY), sums);
        org.deeplearning4j.nn.conf.layers.OutputLayer settings =
                (org.deeplearning4j.nn.conf.layers.OutputLayer) layer.conf().getLayer();
        INDArray computed =
                settings.getLossFn().computeGradient(layer.getLabels(), sums, settings.getActivationFn(), null);
        INDArray ofSums = COrder.of(computed, DataType.FLOAT, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray ofInput = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, new long[] {input.size(0), weight.size(0)}, 'c');
        made.inputGradient(ofSums, weight, ofInput);
        return new Pair<>(parameterGradient(made, input, ofSums), new INDArray[] {ofInput});
    }

    private Gradient parameterGradient(DenseKernels made, INDArray input, INDArray ofSums) {
        Map<String, INDArray> views = gradientViews();
        made.parameterGradients(input, ofSums, views.get(WEIGHT_KEY), views.get(BIAS_KEY));
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor(WEIGHT_KEY, views.get(WEIGHT_KEY));
        gradients.setGradientFor(BIAS_KEY, views.get(BIAS_KEY));
        return gradients;
    }

    @Override
    public void close() {
        kernels.close();
    }
}
