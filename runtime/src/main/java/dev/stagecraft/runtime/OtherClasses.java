/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.weights.LoadedWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network whose head tells another number of classes apart than it declares. */
record OtherClasses(NetworkDefinition declared, int classes) implements NetworkDefinition {
    static NetworkDefinition of(NetworkDefinition declared, int classes) {
        if (declared.isBackbone()) {
            throw new IllegalArgumentException(
                    declared.name() + " is a backbone, which has no head: take a network that has one.");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes is " + classes + "; it must be 2 or more.");
        }
        return declared.summary().output().size() == classes ? declared : new OtherClasses(declared, classes);
    }

    @Override
    public String name() {
        return declared.name();
    }

    @Override
    public ComputationGraphConfiguration configuration(NetworkOptions options) {
        ComputationGraphConfiguration network = declared.configuration(options);
        String last = network.getNetworkOutputs().get(0);
        if (network.getVertices().get(last) instanceof LayerVertex vertex
                && vertex.getLayerConf().getLayer() instanceof BaseOutputLayer head) {
            head.setNOut(classes);
            return network;
        }
        throw new IllegalArgumentException("The last layer of " + name() + ", " + last
                + ", is no dense head whose classes could be others: declare @Head(classes = " + classes + ").");
    }

    @Override
    public NetworkSummary summary() {
        NetworkSummary summary = declared.summary();
        List<LayerSummary> layers = new ArrayList<>(summary.layers());
        LayerSummary head = layers.remove(layers.size() - 1);
        long inputs = head.input().size();
        boolean hasBias = head.parameters() > inputs * head.output().size();
        layers.add(new LayerSummary(
                head.name(),
                head.kind(),
                head.input(),
                new Shape(List.of(classes)),
                (inputs + (hasBias ? 1 : 0)) * classes,
                head.runningStatistics(),
                inputs * classes,
                head.settings(),
                head.paths()));
        return new NetworkSummary(summary.name(), layers);
    }

    @Override
    public List<StageMap> stages() {
        return declared.stages();
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return declared.preprocessing();
    }

    @Override
    public Optional<String> pretrainedWeights() {
        return declared.pretrainedWeights();
    }

    @Override
    public LoadedWeights loadPretrained(ComputationGraph network) throws IOException {
        return declared.loadPretrained(network);
    }
}
