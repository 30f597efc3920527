/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.List;

/** The maximum and the mean over the channels: {@code [N, 2, H, W]}. */
final class ChannelStatisticsOperators implements NodeOperators<Node.ChannelStatistics> {
    @Override
    public String write(Node.ChannelStatistics statistics, Vertex vertex) {
        List<String> input = List.of(vertex.input());
        var channels = Attributes.integers("axes", 1);
        String maximum = vertex.step("maximum", "ReduceMax", input, channels);
        String mean = vertex.step("mean", "ReduceMean", input, channels);
        return vertex.give("Concat", List.of(maximum, mean), Attributes.integer("axis", 1));
    }
}
