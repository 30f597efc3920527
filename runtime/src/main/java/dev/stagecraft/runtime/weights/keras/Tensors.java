/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.TensorInfo;
import io.jhdf.exceptions.HdfException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of a PyTorch network that the variables of Keras's are. */
final class Tensors {
    private static final Map<String, String> PARTS = Map.of(
            "kernel",
            "weight",
            "bias",
            "bias",
            "gamma",
            "weight",
            "beta",
            "bias",
            "moving_mean",
            "running_mean",
            "moving_variance",
            "running_var");

    /** What Keras's networks call the dense layer at the end, now and before. */
    private static final List<String> HEADS = List.of("predictions", "probs", "fc1000");

    private static final int RANK_OF_DENSE_KERNEL = 2;

    private final List<Variable> variables;
    private final KerasNames names;
    private final Optional<String> head;

    private Tensors(List<Variable> variables) {
        this.variables = variables;
        names = new KerasNames(variables.stream().anyMatch(variable -> KerasNames.isOfPreActivation(variable.layer())));
        List<String> dense = variables.stream()
                .filter(Tensors::isOfDense)
                .map(Variable::layer)
                .distinct()
                .toList();
        head = dense.size() == 1
                ? dense.stream().findFirst()
                : HEADS.stream().filter(dense::contains).findFirst();
    }

    static Map<TensorInfo, Variable> of(List<Variable> variables) {
        return new Tensors(variables).byInfo();
    }

    private static boolean isOfDense(Variable variable) {
        return variable.isKernel()
                && variable.values().shape().rank() == RANK_OF_DENSE_KERNEL
                && !KerasNames.isKnown(variable.layer());
    }

    private Map<TensorInfo, Variable> byInfo() {
        Map<String, Variable> byName = new LinkedHashMap<>();
        Map<TensorInfo, Variable> byInfo = new LinkedHashMap<>();
        for (Variable variable : variables) {
            String name = name(variable);
            if (byName.put(name, variable) != null) {
                throw new HdfException("It has " + name + " twice");
            }
            byInfo.put(
                    new TensorInfo(
                            name,
                            variable.values().type(),
                            variable.isKernel()
                                    ? KerasKernel.shape(variable.values().shape())
                                    : variable.values().shape()),
                    variable);
        }
        return byInfo;
    }

    /** PyTorch's name; of what is no part of a ResNet, where it is in the file. */
    private String name(Variable variable) {
        String layer = variable.layer();
        Optional<String> published = head.filter(layer::equals).isPresent() ? Optional.of("fc") : names.of(layer);
        return published
                .filter(known -> PARTS.containsKey(variable.name()))
                .map(known -> known + "." + PARTS.get(variable.name()))
                .orElseGet(variable::toString);
    }
}
