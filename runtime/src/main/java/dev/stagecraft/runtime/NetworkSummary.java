/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.ToLongFunction;

/**
 * The layers of a network, or of a part of it, in the order in which they are computed.
 *
 * @param name the network's name
 * @param layers the layers; in a whole network the first is the input
 */
public record NetworkSummary(String name, List<LayerSummary> layers) {
    /**
     * Copies the list.
     *
     * @param name the network's name
     * @param layers the layers
     */
    public NetworkSummary {
        layers = List.copyOf(layers);
    }

    /**
     * {@return the table that the processor wrote beside the class of a generated network}
     *
     * @param network the generated class
     * @param name the network's name
     */
    public static NetworkSummary of(Class<? extends NetworkDefinition> network, String name) {
        return new NetworkSummary(name, SummaryResource.read(network));
    }

    /**
     * {@return the layer of this name}
     *
     * @param name as in Deeplearning4j: {@code layer1.0.conv1}
     * @throws NoSuchElementException if there is none
     */
    public LayerSummary layer(String name) {
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(this.name + " has no layer " + name + "."));
    }

    /**
     * {@return the layers of a stage or block: {@code part("layer1.0")} has {@code layer1.0} and {@code layer1.0.conv1}}
     *
     * @param name of the stage or block
     */
    public NetworkSummary part(String name) {
        return new NetworkSummary(
                name,
                layers.stream()
                        .filter(layer ->
                                layer.name().equals(name) || layer.name().startsWith(name + "."))
                        .toList());
    }

    /**
     * {@return the layers of a kind: {@code ofKind("Convolution")}}
     *
     * @param kind as the table has it
     */
    public NetworkSummary ofKind(String kind) {
        return new NetworkSummary(
                name, layers.stream().filter(layer -> layer.kind().equals(kind)).toList());
    }

    /** {@return the shape of what the first layer takes} */
    public Shape input() {
        return layers.get(0).input();
    }

    /** {@return the shape of what the last layer gives} */
    public Shape output() {
        return layers.get(layers.size() - 1).output();
    }

    /** {@return the trainable parameters} */
    public long parameters() {
        return total(LayerSummary::parameters);
    }

    /** {@return the running means and variances: {@code ComputationGraph.numParams()} is {@link #parameters()} plus these} */
    public long runningStatistics() {
        return total(LayerSummary::runningStatistics);
    }

    /** {@return the multiply-adds of convolutions and dense layers for one image} */
    public long multiplyAdds() {
        return total(LayerSummary::multiplyAdds);
    }

    /** {@return the bytes of what all layers give for one image, 4 for each value; the image counts} */
    public long activationBytes() {
        return total(LayerSummary::activationBytes);
    }

    private long total(ToLongFunction<LayerSummary> value) {
        return layers.stream().mapToLong(value).sum();
    }

    /** The table of layers: name, kind, output shape, parameters, multiply-adds, and the totals. */
    @Override
    public String toString() {
        int names =
                layers.stream().mapToInt(layer -> layer.name().length()).max().orElse(0);
        String row = "%-" + Math.max(names, 5) + "s  %-13s  %-12s  %,14d  %,17d%n";
        String heading = String.format(
                Locale.ROOT,
                "%-" + Math.max(names, 5) + "s  %-13s  %-12s  %14s  %17s",
                "layer",
                "kind",
                "output",
                "parameters",
                "multiply-adds");
        StringBuilder table = new StringBuilder();
        table.append(name).append(System.lineSeparator());
        table.append(heading).append(System.lineSeparator());
        table.append("-".repeat(heading.length())).append(System.lineSeparator());
        for (LayerSummary layer : layers) {
            table.append(String.format(
                    Locale.ROOT,
                    row,
                    layer.name(),
                    layer.kind(),
                    layer.output(),
                    layer.parameters(),
                    layer.multiplyAdds()));
        }
        table.append("-".repeat(heading.length())).append(System.lineSeparator());
        table.append(String.format(
                Locale.ROOT,
                "%,d parameters, %,d running statistics, %,d multiply-adds for one image",
                parameters(),
                runningStatistics(),
                multiplyAdds()));
        return table.toString();
    }
}
