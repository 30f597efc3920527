/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.List;

/** A residual network of the Deep Java Library's blocks, which PyTorch computes; the peer of a declaration. */
final class DjlNetwork {
    private final Trainer trainer;
    private final NDManager manager;
    private final NDArray images;
    private final NDArray labels;

    /** What differs between the networks: groups and base width of bottlenecks, squeeze-excitation, or a small network. */
    private record Design(boolean small, int groups, int baseWidth, boolean gated) {
        static Design of(ComparedNetwork network) {
            return switch (network) {
                case RESNET20 -> new Design(true, 1, 64, false);
                case RESNET50 -> new Design(false, 1, 64, false);
                case SE_RESNET50 -> new Design(false, 1, 64, true);
                case RESNEXT50 -> new Design(false, 32, 4, false);
            };
        }
    }

    private DjlNetwork(Design design, int batch) {
        int size = design.small() ? 32 : 224;
        Model model = Model.newInstance("peer", "PyTorch");
        model.setBlock(design.small() ? cifar() : resNet50(design));
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.adam().build()));
        trainer.initialize(new Shape(batch, 3, size, size));
        manager = model.getNDManager().newSubManager();
        images = manager.randomUniform(0, 1, new Shape(batch, 3, size, size));
        labels = manager.arange(batch).mod(10).toType(ai.djl.ndarray.types.DataType.INT64, false);
    }

    static Ratio.Work work(Task task) {
        if (task.kind() != Task.Kind.TRAIN) {
            throw task.unknownTo("djl");
        }
        return new DjlNetwork(Design.of(task.network()), task.batch())::train;
    }

    private void train() {
        try (NDManager step = manager.newSubManager()) {
            NDList input = new NDList(images.duplicate());
            input.attach(step);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(input));
                collector.backward(loss);
                loss.getFloat();
                loss.close();
            }
            trainer.step();
        }
    }

    private static Block cifar() {
        SequentialBlock network =
                new SequentialBlock().add(convolution(16, 3, 1, 1)).add(norm()).add(relu());
        for (int stage = 0; stage < 3; stage++) {
            for (int block = 0; block < 3; block++) {
                int filters = 16 << stage;
                boolean strides = stage > 0 && block == 0;
                SequentialBlock branch = new SequentialBlock()
                        .add(convolution(filters, 3, strides ? 2 : 1, 1))
                        .add(norm())
                        .add(relu())
                        .add(convolution(filters, 3, 1, 1))
                        .add(norm());
                network.add(sum(branch, strides ? projection(filters, 2) : Blocks.identityBlock()))
                        .add(relu());
            }
        }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block resNet50(Design design) {
        SequentialBlock network = new SequentialBlock()
                .add(convolution(64, 7, 2, 1))
                .add(norm())
                .add(relu())
                .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                int filters = 64 << stage;
                int width = filters * design.baseWidth() / 64 * design.groups();
                int stride = stage > 0 && block == 0 ? 2 : 1;
                SequentialBlock branch = new SequentialBlock()
                        .add(convolution(width, 1, 1, 1))
                        .add(norm())
                        .add(relu())
                        .add(convolution(width, 3, stride, design.groups()))
                        .add(norm())
                        .add(relu())
                        .add(convolution(4 * filters, 1, 1, 1))
                        .add(norm());
                if (design.gated()) {
                    branch.add(gate(4 * filters));
                }
                Block shortcut = block == 0 ? projection(4 * filters, stride) : Blocks.identityBlock();
                network.add(sum(branch, shortcut)).add(relu());
            }
        }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Linear.builder().setUnits(1000).build());
    }

    private static Block gate(int channels) {
        SequentialBlock numbers = new SequentialBlock()
                .add(Pool.globalAvgPool2dBlock())
                .add(Linear.builder().setUnits(channels / 16).build())
                .add(relu())
                .add(Linear.builder().setUnits(channels).build())
                .add(Activation.sigmoidBlock())
                .add(new LambdaBlock(list -> new NDList(list.head().reshape(-1, channels, 1, 1))));
        return new ParallelBlock(
                results -> new NDList(results.get(0).head().mul(results.get(1).head())),
                List.of(Blocks.identityBlock(), numbers));
    }

    private static Block sum(Block branch, Block shortcut) {
        return new ParallelBlock(
                results -> new NDList(results.get(0).head().add(results.get(1).head())), List.of(branch, shortcut));
    }

    private static Block projection(int filters, int stride) {
        return new SequentialBlock().add(convolution(filters, 1, stride, 1)).add(norm());
    }

    private static Block convolution(int filters, int kernel, int stride, int groups) {
        int padding = (kernel - 1) / 2;
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optGroups(groups)
                .optBias(false)
                .build();
    }

    private static Block norm() {
        return BatchNorm.builder().build();
    }

    private static Block relu() {
        return Activation.reluBlock();
    }
}
