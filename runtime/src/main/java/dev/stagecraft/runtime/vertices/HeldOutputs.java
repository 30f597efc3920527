/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.util.GraphIndices;

/**
 * Networks of several outputs that Deeplearning4j cannot compute in its workspaces. What lies in none, as inputs and outputs do, it keeps
 * under one key until its last reader is computed: where that of one is not before the next is computed, it loses the workspaces of the
 * second, and fails with a {@code NullPointerException} at a later layer.
 */
public final class HeldOutputs {
    /** From the computation of something in no workspace to that of its last reader. */
    private record Span(int first, int last) {}

    private HeldOutputs() {}

    /** Lets a network that would fail answer without workspaces; leaves others as they are. */
    public static void answerWithoutWorkspaces(ComputationGraphConfiguration network) {
        if (network.getNetworkOutputs().size() > 1 && overlap(network)) {
            network.setInferenceWorkspaceMode(WorkspaceMode.NONE);
        }
    }

    private static boolean overlap(ComputationGraphConfiguration network) {
        List<Span> spans = spans(network);
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).first() <= spans.get(i - 1).last()) {
                return true;
            }
        }
        return false;
    }

    /** Those of inputs and outputs, by their beginnings. */
    private static List<Span> spans(ComputationGraphConfiguration network) {
        Map<String, Integer> steps = steps(new ComputationGraph(network).calculateIndices());
        Map<String, Integer> lasts = new HashMap<>();
        network.getVertexInputs()
                .forEach((reader, inputs) -> inputs.forEach(input -> lasts.merge(input, steps.get(reader), Math::max)));
        List<String> held = new ArrayList<>(network.getNetworkInputs());
        held.addAll(network.getNetworkOutputs());
        return held.stream()
                .map(name -> new Span(steps.get(name), lasts.getOrDefault(name, steps.get(name))))
                .sorted(Comparator.comparingInt(Span::first))
                .toList();
    }

    private static Map<String, Integer> steps(GraphIndices indices) {
        Map<String, Integer> steps = new HashMap<>();
        for (int index : indices.getTopologicalSortOrder()) {
            steps.put(indices.getIdxToName().get(index), steps.size());
        }
        return steps;
    }
}
