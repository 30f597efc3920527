/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Grad-CAM (Selvaraju et al., 2017, arXiv:1610.02391): the maps of the last stage, each weighted by the mean gradient of a class's logit by it, added up,
 * and what is below 0 left out.
 *
 * <pre>{@code
 * try (GradCam looks = GradCam.of(network)) {
 *     ClassMap map = looks.at(image, looks.mostProbable(image));
 * }
 * }</pre>
 *
 * <p>Deeplearning4j computes it with a copy of the network, layer by layer, with the statistics that were learned; one thread at a time.
 */
public final class GradCam implements AutoCloseable {
    private static final Pattern BLOCK = Pattern.compile("layer(\\d+)\\.(\\d+)");

    private final ComputationGraph network;
    private final String stage;
    private final HeadChain head;

    private GradCam(ComputationGraph network, String stage, HeadChain head) {
        this.network = network;
        this.stage = stage;
        this.head = head;
    }

    /**
     * {@return where a network looks, with its weights as they are now}
     *
     * @param network of one input {@code [N, C, H, W]} and one output {@code [N, classes]}, with stages
     * @throws IllegalArgumentException if it has no stage, or something else than a chain of layers behind its last one
     */
    public static GradCam of(ComputationGraph network) {
        String stage = lastBlock(network);
        ComputationGraph copy = new ComputationGraph(network.getConfiguration().clone());
        copy.init(network.params().dup(), false);
        return new GradCam(copy, stage, HeadChain.behind(stage, copy));
    }

    /** The last block of the last stage, by the names that all networks here have. */
    private static String lastBlock(ComputationGraph network) {
        return network.getConfiguration().getVertices().keySet().stream()
                .map(BLOCK::matcher)
                .filter(Matcher::matches)
                .max(Comparator.<Matcher>comparingInt(block -> Integer.parseInt(block.group(1)))
                        .thenComparingInt(block -> Integer.parseInt(block.group(2))))
                .map(Matcher::group)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The network has no layer layer1.0, layer1.1 …, which end the blocks of stages: take one that was declared with @ResidualStage."));
    }

    /**
     * {@return the number of the class that the network finds most probable in an image}
     *
     * @param image {@code [1, C, H, W]}, as the network takes it
     */
    public int mostProbable(INDArray image) {
        requireOne(image);
        return network.outputSingle(image).argMax(1).getInt(0);
    }

    /**
     * {@return where the network sees a class in an image}
     *
     * @param image {@code [1, C, H, W]}, as the network takes it
     * @param label the number of the class, from 0
     * @throws IllegalArgumentException if it is more than one image, the network has no such class, or a number is not finite
     */
    public ClassMap at(INDArray image, int label) {
        requireOne(image);
        if (label < 0 || label >= head.classes()) {
            throw new IllegalArgumentException(
                    "The class is " + label + "; it must be from 0 to " + (head.classes() - 1) + ".");
        }
        Map<String, INDArray> activations = network.feedForward(new INDArray[] {image}, false);
        INDArray maps = activations.get(stage);
        INDArray gradients = head.gradient(activations, label).mean(2, 3);
        INDArray weighted = maps.mul(gradients.reshape(1, maps.size(1), 1, 1)).sum(1);
        float[] values = floats(weighted);
        for (int i = 0; i < values.length; i++) {
            requireFinite(values[i]);
            values[i] = Math.max(0, values[i]);
        }
        double probability = activations.get(head.output()).getDouble(0, label);
        return new ClassMap(label, probability, (int) maps.size(2), (int) maps.size(3), values, floats(gradients));
    }

    private static float[] floats(INDArray array) {
        return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    }

    private static void requireOne(INDArray image) {
        if (image.rank() != 4 || image.size(0) != 1) {
            throw new IllegalArgumentException("The image has the shape " + List.of(boxed(image.shape()))
                    + "; it must be [1, channels, height, width].");
        }
    }

    private static Long[] boxed(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    private static void requireFinite(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The network gives no finite numbers for the image, so its weights have diverged: train it again with a lower learning rate.");
        }
    }

    /** Frees the copy of the network. */
    @Override
    public void close() {
        for (GraphVertex vertex : network.getVertices()) {
            vertex.clear();
        }
        network.close();
    }
}
