/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.Site;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that is read, and where in a program it is to be. */
final class LayerPlace {
    private final ProgramBuilder program;
    private final String name;
    private final Layer layer;
    private final Learning learning;
    private final INDArray flat;

    /**
     * @param layer which may be frozen
     * @param flat the array that has all parameters of the network
     */
    LayerPlace(ProgramBuilder program, String name, Layer layer, INDArray flat) {
        this.program = program;
        this.name = name;
        this.layer = Unfrozen.of(layer);
        this.flat = flat;
        learning = learning(layer, configuration());
    }

    private static Learning learning(Layer layer, org.deeplearning4j.nn.conf.layers.Layer configuration) {
        Learning.Freezing freezing = Learning.Freezing.TRAINED;
        if (layer instanceof FrozenLayer) {
            freezing = Learning.Freezing.FROZEN;
        } else if (layer instanceof FrozenLayerWithBackprop) {
            freezing = Learning.Freezing.FROZEN_PASSING;
        }
        boolean hasNoise = configuration instanceof BaseLayer base && base.getWeightNoise() != null;
        boolean isConstrained = configuration.getConstraints() != null
                && !configuration.getConstraints().isEmpty();
        return new Learning(freezing, hasNoise, isConstrained);
    }

    /** Of the layer itself, though it be frozen. */
    org.deeplearning4j.nn.conf.layers.Layer configuration() {
        return layer.conf().getLayer();
    }

    /** What it reads. */
    Site input() {
        return program.value(name);
    }

    /** It gives maps with other channels, of one pixel where it reads such. */
    void giveChannels(long channels, Function<Site, Node> node) {
        give(input().extent(), channels, node);
    }

    /** It gives what has the shape of what it reads. */
    void giveAlike(Function<Site, Node> node) {
        give(input().extent(), input().channels(), node);
    }

    void give(Extent extent, long channels, Function<Site, Node> node) {
        program.add(name, extent, channels, learning, node);
    }

    /** It has no record of its own, or is set up so that it has none. */
    void foreign(String because) {
        List<ParameterTensor> tensors = NamedTensors.unknown(this);
        String kind = configuration().getClass().getName();
        ForeignShape shape = ForeignShape.of(configuration(), input());
        give(shape.extent(), shape.channels(), site -> new Node.Foreign(site, kind, true, because, tensors));
    }

    /** A parameter of the shape that Deeplearning4j has it in. */
    ParameterTensor tensor(String key, String part, ParameterTensor.Role role) {
        return tensor(
                key, part, role, ParameterTensor.Encoding.PLAIN, array(key).shape());
    }

    /** A parameter of one number for each channel. */
    ParameterTensor vector(String key, String part, ParameterTensor.Role role) {
        return vector(key, part, role, ParameterTensor.Encoding.PLAIN);
    }

    /** A parameter of one number for each channel. */
    ParameterTensor vector(String key, String part, ParameterTensor.Role role, ParameterTensor.Encoding encoding) {
        return tensor(key, part, role, encoding, array(key).length());
    }

    /** A parameter of another shape than Deeplearning4j has it in. */
    ParameterTensor tensor(
            String key, String part, ParameterTensor.Role role, ParameterTensor.Encoding encoding, long... shape) {
        long offset = array(key).offset() - flat.offset();
        return new ParameterTensor(
                name, key, part, role, offset, LongStream.of(shape).boxed().toList(), encoding);
    }

    INDArray array(String key) {
        return layer.getParam(key);
    }

    /** The keys of all its parameters. */
    List<String> keys() {
        return List.copyOf(layer.paramTable().keySet());
    }
}
