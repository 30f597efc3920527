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
import java.util.Locale;

/** Residual networks as programs (He et al., <i>Deep Residual Learning for Image Recognition</i>, 2015, arXiv:1512.03385). */
public final class Programs {
    private final ProgramWriter program = new ProgramWriter(3);

    private Programs() {}

    /** The networks of {@code gpu-check speed}, by their names there. All have 1,000 classes, and bottlenecks in four stages of 3, 4, 6 and 3. */
    public enum Bottlenecks {
        /** ResNet-50, with the stride in the 3x3 convolutions, as torchvision has it. */
        RESNET50(1, 1, false),
        /** ResNet-50 with squeeze and excitation, by a sixteenth (Hu et al., 2017, arXiv:1709.01507), whose convolutions have no biases here. */
        SE_RESNET50(1, 1, true),
        /** ResNeXt-50 of 32 groups of 4 (Xie et al., 2016, arXiv:1611.05431). */
        RESNEXT50(32, 2, false);

        private final int groups;
        private final int width;
        private final boolean isGated;

        /** @param width of the 3x3 convolutions, as a multiple of ResNet-50's */
        Bottlenecks(int groups, int width, boolean isGated) {
            this.groups = groups;
            this.width = width;
            this.isGated = isGated;
        }

        /**
         * {@return the network of a name}
         *
         * @param name as in {@code se-resnet50}
         */
        public static Bottlenecks named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** {@return the program} */
        public NetworkProgram program() {
            Programs writer = new Programs();
            int maps = writer.unit("conv1", "bn1", 0, 64, 7, 2, true);
            maps = writer.program.pool("maxpool", maps, PoolReduction.MAXIMUM, 3, 2);
            int[] blocks = {3, 4, 6, 3};
            for (int stage = 0; stage < 4; stage++) {
                for (int block = 0; block < blocks[stage]; block++) {
                    String name = "layer" + (stage + 1) + "." + block;
                    maps = writer.bottleneck(
                            this, name, maps, 64 << stage, block == 0 && stage > 0 ? 2 : 1, block == 0);
                }
            }
            return writer.head(maps, 1000);
        }
    }

    /** {@return ResNet-50 of 1,000 classes, with the stride in the 3x3 convolutions, as torchvision has it} */
    public static NetworkProgram resNet50() {
        return Bottlenecks.RESNET50.program();
    }

    /** {@return ResNet-20 of 10 classes for images of 32x32, with the parameter-free shortcuts of the paper} */
    public static NetworkProgram resNet20() {
        Programs writer = new Programs();
        int maps = writer.unit("conv1", "bn1", 0, 16, 3, 1, true);
        for (int stage = 0; stage < 3; stage++) {
            for (int block = 0; block < 3; block++) {
                String name = "layer" + (stage + 1) + "." + block;
                maps = writer.basic(name, maps, 16 << stage, block == 0 && stage > 0 ? 2 : 1);
            }
        }
        return writer.head(maps, 10);
    }

    private NetworkProgram head(int maps, int classes) {
        return program.classifier(program.globalPool("pool", maps, PoolReduction.MEAN, Extent.VECTOR), classes);
    }

    private int unit(
            String convolution,
            String normalization,
            int input,
            int filters,
            int kernel,
            int stride,
            boolean rectified) {
        return unit(convolution, normalization, input, filters, kernel, stride, 1, rectified);
    }

    private int unit(
            String convolution,
            String normalization,
            int input,
            int filters,
            int kernel,
            int stride,
            int groups,
            boolean rectified) {
        int maps = program.convolution(convolution, input, filters, kernel, stride, groups, Padding.GIVEN);
        maps = program.batchNormalization(normalization, maps);
        return rectified ? program.activation(normalization + ".relu", maps, new Function.Relu()) : maps;
    }

    private int bottleneck(Bottlenecks kind, String name, int input, int filters, int stride, boolean projects) {
        int width = kind.width * filters;
        int maps = unit(name + ".conv1", name + ".bn1", input, width, 1, 1, true);
        maps = unit(name + ".conv2", name + ".bn2", maps, width, 3, stride, kind.groups, true);
        maps = unit(name + ".conv3", name + ".bn3", maps, 4 * filters, 1, 1, false);
        maps = kind.isGated ? gated(name + ".se", maps, 4 * filters) : maps;
        int shortcut = projects
                ? unit(name + ".downsample.0", name + ".downsample.1", input, 4 * filters, 1, stride, false)
                : input;
        return program.activation(name, program.sum(name + ".add", maps, shortcut), new Function.Relu());
    }

    private int gated(String name, int maps, int channels) {
        int gate = program.globalPool(name + ".pool", maps, PoolReduction.MEAN, Extent.PIXEL);
        gate = program.convolution(name + ".fc1", gate, channels / 16, 1, 1, 1, Padding.GIVEN);
        gate = program.activation(name + ".relu", gate, new Function.Relu());
        gate = program.convolution(name + ".fc2", gate, channels, 1, 1, 1, Padding.GIVEN);
        gate = program.activation(name + ".gate", gate, new Function.Sigmoid());
        return program.product(name, maps, gate);
    }

    private int basic(String name, int input, int filters, int stride) {
        int maps = unit(name + ".conv1", name + ".bn1", input, filters, 3, stride, true);
        maps = unit(name + ".conv2", name + ".bn2", maps, filters, 3, 1, false);
        int shortcut = stride > 1 ? program.shortcut(name + ".downsample", input, filters, stride) : input;
        return program.activation(name, program.sum(name + ".add", maps, shortcut), new Function.Relu());
    }
}
