/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.Update.Decayed;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of a network, and how a recipe's step changes it.
 *
 * @param first the number of its first parameter among all
 * @param length how many it has
 * @param isStatistic whether it follows batches, and not a gradient
 * @param isLogarithm whether it has logarithms of deviations in the place of variances
 * @param rateScale what its learning rate is multiplied by
 * @param decay what draws it towards 0
 */
record ParameterGroup(int first, int length, boolean isStatistic, boolean isLogarithm, double rateScale, double decay) {
    /** All tensors that change, in their order. */
    static List<ParameterGroup> of(NetworkProgram program, Recipe recipe) {
        Depth depth = Depth.of(program);
        List<ParameterGroup> groups = new ArrayList<>();
        for (Node node : program.nodes()) {
            if (node.site().learning().freezing() == Freezing.TRAINED) {
                node.tensors().forEach(tensor -> groups.add(of(node, tensor, depth, recipe)));
            }
        }
        return groups;
    }

    private static ParameterGroup of(Node node, ParameterTensor tensor, Depth depth, Recipe recipe) {
        boolean isStatistic = tensor.role() == Role.RUNNING_MEAN || tensor.role() == Role.RUNNING_VARIANCE;
        double scale = Math.pow(
                recipe.fineTuning().layerDecay(), depth.behind(node.site().layer()));
        boolean decays = !isStatistic && decays(tensor, recipe.update().decayed());
        return new ParameterGroup(
                Math.toIntExact(tensor.offset()),
                Math.toIntExact(tensor.length()),
                isStatistic,
                tensor.encoding() == Encoding.LOG10_DEVIATION,
                scale,
                decays ? recipe.update().weightDecay() : 0);
    }

    private static boolean decays(ParameterTensor tensor, Decayed decayed) {
        return switch (decayed) {
            case ALL -> true;
            case ALL_BUT_NORMALIZATIONS -> tensor.role() != Role.SCALE && tensor.role() != Role.SHIFT;
            case WEIGHTS -> tensor.role() != Role.BIAS && tensor.shape().size() > 1;
        };
    }

    int end() {
        return first + length;
    }
}
