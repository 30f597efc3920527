/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An array of a Keras file.
 *
 * @param path the groups that it is in, outermost first, and its own name: {@code conv1_conv/conv1_conv/kernel:0}, or
 *     {@code layers/conv2d/vars/0}
 * @param noted what its group is said to be called, in files whose groups are called after the class of a layer
 */
record Variable(List<String> path, Optional<String> noted, Dataset values) {
    /** What {@code save_weights} calls the group of a layer's variables. */
    private static final String VARIABLES = "vars";

    /** The order in which it numbers them. */
    private static final List<String> OF_NORMALIZATION = List.of("gamma", "beta", "moving_mean", "moving_variance");

    private static final List<String> OF_OTHERS = List.of("kernel", "bias");

    Variable {
        path = List.copyOf(path);
    }

    /** Whether it has a number in place of a name. */
    boolean isNumbered() {
        return path.size() > 1 && path.get(path.size() - 2).equals(VARIABLES);
    }

    /**
     * Whether it is no weight, but the state of the optimizer of a model that was compiled: Keras 3 has it beside the model's layers, in a
     * model within the model as well. A group below {@code layers} is a layer of that name.
     */
    boolean isOfOptimizer() {
        return isNumbered()
                && IntStream.range(0, path.size())
                        .anyMatch(i -> path.get(i).equals("optimizer")
                                && (i == 0 || !path.get(i - 1).equals("layers")));
    }

    /** The layer that has it: the innermost group of which the name is one of a ResNet's, or else the outermost. */
    String layer() {
        if (isNumbered()) {
            return noted.orElse("");
        }
        List<String> groups = path.subList(0, path.size() - 1);
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (KerasNames.isKnown(groups.get(i))) {
                return groups.get(i);
            }
        }
        return groups.isEmpty() ? "" : groups.get(0);
    }

    /** What it is called within its layer: {@code kernel}. */
    String name() {
        String last = path.get(path.size() - 1);
        if (!isNumbered()) {
            return last.endsWith(":0") ? last.substring(0, last.length() - 2) : last;
        }
        List<String> names = layer().endsWith("_bn") ? OF_NORMALIZATION : OF_OTHERS;
        return last.matches("[0-3]") && Integer.parseInt(last) < names.size()
                ? names.get(Integer.parseInt(last))
                : last;
    }

    /** Whether it is the kernel of a convolution or of a dense layer, which PyTorch has in another order. */
    boolean isKernel() {
        return name().equals("kernel");
    }

    @Override
    public String toString() {
        return String.join("/", path);
    }
}
