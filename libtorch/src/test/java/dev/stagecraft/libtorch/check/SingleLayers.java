/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Geometry.Padding;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.PoolReduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** For each kind of layer a small network that has it: images, a convolution, the layer, a normalization, a pool and a classifier of five classes. */
final class SingleLayers {
    private static final int CHANNELS = 8;

    private final Map<String, NetworkProgram> programs = new LinkedHashMap<>();

    private SingleLayers() {}

    /** By name. */
    static Map<String, NetworkProgram> programs() {
        SingleLayers layers = new SingleLayers();
        layers.convolutions();
        layers.others();
        layers.functions();
        layers.normalizations();
        layers.pools();
        layers.gates();
        return layers.programs;
    }

    /** What a layer is made of, behind a node. */
    private interface Layer extends ToIntFunction<ProgramWriter> {}

    private void add(String name, Layer layer) {
        ProgramWriter program = new ProgramWriter(3);
        program.convolution("before", 0, CHANNELS, 3, 1, 1, Padding.GIVEN);
        int maps = program.batchNormalization("after.norm", layer.applyAsInt(program));
        int pool = program.globalPool("after.pool", maps, PoolReduction.MEAN, Extent.VECTOR);
        programs.put(name, program.classifier(pool, 5));
    }

    private void convolutions() {
        for (int stride = 1; stride <= 2; stride++) {
            int step = stride;
            for (int kernel : new int[] {1, 3, 7}) {
                add(
                        "convolution " + kernel + "x" + kernel + ", stride " + stride,
                        program -> program.convolution("layer", 1, 12, kernel, step, 1, Padding.GIVEN));
            }
            add(
                    "convolution 3x3, stride " + stride + ", same",
                    program -> program.convolution("layer", 1, 12, 3, step, 1, Padding.SAME));
            add(
                    "convolution of groups, stride " + stride,
                    program -> program.convolution("layer", 1, 16, 3, step, 4, Padding.GIVEN));
            add(
                    "depthwise convolution, stride " + stride,
                    program -> program.convolution("layer", 1, CHANNELS, 3, step, CHANNELS, Padding.GIVEN));
        }
    }

    private void others() {
        add("standardized convolution", program -> program.standardizedConvolution("layer", 1, 12, 3));
        add("edge padding", program -> program.edgePadding("layer", 1, 1));
    }

    private void functions() {
        List<Function> functions = List.of(
                new Function.Relu(),
                new Function.Relu6(),
                new Function.LeakyRelu(0.1),
                new Function.Elu(1),
                new Function.Swish(),
                new Function.Gelu(),
                new Function.QuickGelu(),
                new Function.CubedGelu(),
                new Function.Mish(),
                new Function.Sigmoid(),
                new Function.Tanh(),
                new Function.HardTanh(),
                new Function.HardSigmoid(),
                new Function.SoftPlus());
        for (Function function : functions) {
            add(function.toString(), program -> program.activation("layer", 1, function));
            add(
                    "normalization and " + function,
                    program -> program.activation("layer", program.batchNormalization("norm", 1), function));
        }
    }

    private void normalizations() {
        add("batch normalization", program -> program.batchNormalization("layer", 1));
        for (int groups : new int[] {1, 2, CHANNELS}) {
            add("group normalization of " + groups, program -> program.groupNormalization("layer", 1, groups));
        }
    }

    private void pools() {
        for (PoolReduction kind : PoolReduction.values()) {
            add(kind + " pool", program -> program.pool("layer", 1, kind, 3, 2));
            add(
                    kind + " of whole maps, as a gate",
                    program -> program.product("layer", 1, program.globalPool("pool", 1, kind, Extent.PIXEL)));
        }
        add("blur", program -> program.blur("layer", 1, 2));
        add("zero-padded shortcut", program -> program.shortcut("layer", 1, 16, 2));
    }

    private void gates() {
        add("squeeze-excitation", program -> {
            int pixel = program.globalPool("pool", 1, PoolReduction.MEAN, Extent.PIXEL);
            int squeezed = program.activation(
                    "relu", program.convolution("fc1", pixel, 4, 1, 1, 1, Padding.GIVEN), new Function.Relu());
            int gate = program.activation(
                    "gate",
                    program.convolution("fc2", squeezed, CHANNELS, 1, 1, 1, Padding.GIVEN),
                    new Function.Sigmoid());
            return program.product("layer", 1, gate);
        });
        add("efficient channel attention", program -> program.neighbourGate("layer", 1, 3));
        add("channel attention", program -> program.perceptronGate("layer", 1, 4));
        add("spatial attention", program -> {
            int sums = program.convolution("conv", program.statistics("statistics", 1), 1, 7, 1, 1, Padding.GIVEN);
            return program.product("layer", 1, program.activation("gate", sums, new Function.Sigmoid()));
        });
        add(
                "sum of three",
                program -> program.sum(
                        "layer",
                        1,
                        program.activation("tanh", 1, new Function.Tanh()),
                        program.batchNormalization("norm", 1)));
    }
}
