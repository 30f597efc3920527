/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.explain;

import dev.stagecraft.runtime.reader.Unfrozen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What is behind the last stage: a chain of layers, gone through backwards one by one. As when a network answers, normalizations go by what they have
 * learned, and nothing is dropped.
 */
final class HeadChain {
    private final ComputationGraph network;
    private final String stage;
    private final List<String> layers;

    private HeadChain(ComputationGraph network, String stage, List<String> layers) {
        this.network = network;
        this.stage = stage;
        this.layers = layers;
    }

    /** What is behind a layer, the output last. */
    static HeadChain behind(String stage, ComputationGraph network) {
        List<String> outputs = network.getConfiguration().getNetworkOutputs();
        Deque<String> chain = new ArrayDeque<>();
        String next = outputs.get(0);
        while (!next.equals(stage)) {
            List<String> inputs = network.getConfiguration().getVertexInputs().getOrDefault(next, List.of());
            if (outputs.size() != 1 || inputs.size() != 1) {
                throw new IllegalArgumentException("Behind " + stage + " the network has " + next
                        + ", which is no layer of a chain to one output: take a classifier.");
            }
            chain.addFirst(next);
            next = inputs.get(0);
        }
        HeadChain head = new HeadChain(network, stage, List.copyOf(chain));
        if (chain.isEmpty() || !(head.layer(head.output()).conf().getLayer() instanceof BaseOutputLayer)) {
            throw new IllegalArgumentException(
                    "The network gives maps or something else than probabilities of classes: take a classifier.");
        }
        return head;
    }

    /** The name of the network's output. */
    String output() {
        return layers.get(layers.size() - 1);
    }

    long classes() {
        return ((BaseOutputLayer) layer(output()).conf().getLayer()).getNOut();
    }

    private Layer layer(String name) {
        GraphVertex vertex = network.getVertex(name);
        return vertex.hasLayer() ? Unfrozen.of(vertex.getLayer()) : null;
    }

    /**
     * The gradient of a class's logit by the maps of the stage.
     *
     * @param activations what each layer gave for one image
     * @return of the shape of the maps
     */
    INDArray gradient(Map<String, INDArray> activations, int label) {
        INDArray gradient = ofLogit(activations, label);
        Iterator<String> backwards = new ArrayDeque<>(layers).descendingIterator();
        backwards.next();
        while (backwards.hasNext()) {
            gradient = through(backwards.next(), activations, gradient);
        }
        return gradient;
    }

    /** By what the dense layer gets: the weights of the class, in the form of the input. */
    private INDArray ofLogit(Map<String, INDArray> activations, int label) {
        INDArray weights = layer(output()).getParam(DefaultParamInitializer.WEIGHT_KEY);
        INDArray gradient = weights.getColumn(label).dup().reshape(1, weights.size(0));
        InputPreProcessor form = ((org.deeplearning4j.nn.graph.vertex.impl.LayerVertex) network.getVertex(output()))
                .getLayerPreProcessor();
        if (form == null) {
            return gradient;
        }
        // Which learns the shape that it has to give back.
        form.preProcess(activations.get(inputOf(output())).dup(), 1, LayerWorkspaceMgr.noWorkspaces());
        return form.backprop(gradient, 1, LayerWorkspaceMgr.noWorkspaces());
    }

    private String inputOf(String name) {
        int place = layers.indexOf(name);
        return place == 0 ? stage : layers.get(place - 1);
    }

    private INDArray through(String name, Map<String, INDArray> activations, INDArray gradient) {
        Layer layer = layer(name);
        if (layer != null && layer.conf().getLayer() instanceof DropoutLayer) {
            return gradient;
        }
        if (layer != null && layer.conf().getLayer() instanceof BatchNormalization normalization) {
            INDArray scale = scale(layer, normalization);
            return gradient.mul(scale.reshape(1, scale.length(), 1, 1));
        }
        GraphVertex vertex = network.getVertex(name);
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
        if (layer != null && layer.numParams() > 0) {
            layer.setBackpropGradientsViewArray(Nd4j.create(gradient.dataType(), 1, layer.numParams()));
        }
        vertex.setInput(0, activations.get(inputOf(name)).dup(), memory);
        vertex.doForward(false, memory);
        vertex.setEpsilon(gradient.dup());
        return vertex.doBackward(false, memory).getSecond()[0];
    }

    /** What each channel is multiplied by when a network answers. */
    private static INDArray scale(Layer layer, BatchNormalization normalization) {
        INDArray deviation = normalization.isUseLogStd()
                ? Transforms.pow(
                        Nd4j.valueArrayOf(
                                new long[] {normalization.getNOut()},
                                10.0,
                                layer.params().dataType()),
                        layer.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD)
                                .reshape(normalization.getNOut()))
                : Transforms.sqrt(layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR)
                        .reshape(normalization.getNOut()));
        INDArray root = Transforms.sqrt(deviation.mul(deviation).addi(normalization.getEps()));
        INDArray learned = normalization.isLockGammaBeta()
                ? Nd4j.valueArrayOf(new long[] {normalization.getNOut()}, normalization.getGamma(), root.dataType())
                : layer.getParam(BatchNormalizationParamInitializer.GAMMA).reshape(normalization.getNOut());
        return learned.div(root);
    }
}
