/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import dev.stagecraft.runtime.internal.COrder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;

/**
 * What a {@link GroupedConvolution} does. What is not here, such as dropout, activation and masks, is that of a
 * convolution.
 */
class GroupedConvolutionLayer extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    GroupedConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        // Deeplearning4j's helpers know no groups.
        helper = null;
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaceMgr) {
        validateInputRank();
        validateInputDepth(layerConf().getNIn());
        INDArray patches = patches(ArrayType.FF_WORKING_MEM, workspaceMgr);
        return new Pair<>(convolve(patches, training, ArrayType.ACTIVATIONS, workspaceMgr), patches);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray patches = patches(ArrayType.BP_WORKING_MEM, workspaceMgr);
        INDArray delta = COrder.of(
                backpropActivation(patches, epsilon, workspaceMgr), dataType, ArrayType.BP_WORKING_MEM, workspaceMgr);
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            gradient.setGradientFor(BIAS_KEY, delta.sum(gradientViews.get(BIAS_KEY), 0, 2, 3));
        }
        gradient.setGradientFor(WEIGHT_KEY, weightGradient(patches, delta, workspaceMgr), 'c');
        INDArray next = inputGradient(patches, delta, workspaceMgr);
        weightNoiseParams.clear();
        return new Pair<>(gradient, backpropDropOutIfPresent(next));
    }

    private INDArray patches(ArrayType memory, LayerWorkspaceMgr workspaceMgr) {
        INDArray images = COrder.of(input, dataType, memory, workspaceMgr);
        Patches geometry = Patches.of(layerConf(), images);
        INDArray patches = workspaceMgr.createUninitialized(memory, dataType, geometry.shape(images), 'c');
        geometry.gather(images, patches);
        return patches;
    }

    private INDArray convolve(INDArray patches, boolean training, ArrayType memory, LayerWorkspaceMgr workspaceMgr) {
        INDArray weight = weight(training, workspaceMgr);
        long[] shape = {patches.size(0), weight.size(0), patches.size(4), patches.size(5)};
        INDArray maps = workspaceMgr.createUninitialized(memory, dataType, shape, 'c');
        product().maps(weight, patches, maps);
        if (hasBias()) {
            Broadcast.add(maps, getParamWithNoise(BIAS_KEY, training, workspaceMgr), maps, 1);
        }
        return maps;
    }

    private INDArray backpropActivation(INDArray patches, INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        IActivation activation = layerConf().getActivationFn();
        if (activation instanceof ActivationIdentity) {
            return epsilon;
        }
        INDArray maps = convolve(patches, true, ArrayType.BP_WORKING_MEM, workspaceMgr);
        return activation.backprop(maps, epsilon.castTo(dataType)).getFirst();
    }

    private INDArray weightGradient(INDArray patches, INDArray delta, LayerWorkspaceMgr workspaceMgr) {
        INDArray gradient = gradientViews.get(WEIGHT_KEY);
        INDArray matrices = product().matrices(gradient);
        long[] shape = {delta.size(0), matrices.size(0), matrices.size(1), matrices.size(2)};
        INDArray gradients = workspaceMgr.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, shape, 'c');
        product().weightGradients(delta, patches, gradients);
        gradients.sum(matrices, 0);
        gradientOfWeight(gradient, workspaceMgr);
        return gradient;
    }

    /** Overwrites the patches with their gradient: they are large, and not needed any more. */
    private INDArray inputGradient(INDArray patches, INDArray delta, LayerWorkspaceMgr workspaceMgr) {
        product().patchGradient(weight(true, workspaceMgr), delta, patches);
        INDArray gradient = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        Patches.of(layerConf(), input).scatter(patches, gradient);
        return gradient;
    }

    /** What the patches are multiplied by, {@code [nOut, nIn / groups, kH, kW]} in C order. */
    INDArray weight(boolean training, LayerWorkspaceMgr workspaceMgr) {
        return getParamWithNoise(WEIGHT_KEY, training, workspaceMgr);
    }

    /** Makes the gradient of {@link #weight} that of the parameter. */
    void gradientOfWeight(INDArray gradient, LayerWorkspaceMgr workspaceMgr) {}

    private GroupedProduct product() {
        return new GroupedProduct(((GroupedConvolution) layerConf()).getGroups());
    }
}
