/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor.Encoding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a batch teaches the running statistics of a network. Normalizations put the means and deviations of a batch one behind the other, so that a step
 * is a dozen operations for all of them, and not for each.
 */
final class BatchStatistics implements AutoCloseable {
    private final Session session;
    private final Parameters parameters;
    private final Map<StatisticsRows.Kind, StatisticsRows> rows = new LinkedHashMap<>();

    BatchStatistics(Session session, Parameters parameters) {
        this.session = session;
        this.parameters = parameters;
    }

    /** Where a normalization puts what a batch is. */
    record Place(StatisticsRows rows, int number) {
        /** {@code [C]}, to be written in each step. */
        Tensor mean() {
            return rows.mean(number);
        }

        /** {@code 1 / sqrt(variance + epsilon)}, {@code [C]}, to be written in each step. */
        Tensor inverseDeviation() {
            return rows.inverseDeviation(number);
        }
    }

    /** Called for each normalization that learns, before the first step. */
    Place add(Node.BatchNormalization node) {
        StatisticsRows alike = rows.computeIfAbsent(
                new StatisticsRows.Kind(
                        node.epsilon(), node.decay(), node.variance().encoding() == Encoding.LOG10_DEVIATION),
                kind -> new StatisticsRows(kind, session, parameters));
        return new Place(alike, alike.add(node));
    }

    /** Writes the gradients of running statistics, after all normalizations saw a batch. */
    void learn() {
        rows.values().forEach(StatisticsRows::learn);
    }

    @Override
    public void close() {
        rows.values().forEach(StatisticsRows::close);
    }
}
