/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.operation.Statistics;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.List;

/** Statistics of normalizations that learn alike: a row of all channels for each, which are taken when the first is needed. */
final class StatisticsRows implements AutoCloseable {
    private final Kind kind;
    private final Session session;
    private final Parameters parameters;
    private final Statistics statistics;
    private final Operator copy;
    private final List<Node.BatchNormalization> nodes = new ArrayList<>();
    private final List<Tensor> means = new ArrayList<>();
    private final List<Tensor> spreads = new ArrayList<>();
    private final List<Tensor> meanGradients = new ArrayList<>();
    private final List<Tensor> spreadGradients = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** How they learn, and how a variance is kept. */
    record Kind(double epsilon, double decay, boolean isLogarithm) {}

    /** @param parts of the row, one for each normalization */
    private record Row(Tensor whole, List<Tensor> parts) {}

    StatisticsRows(Kind kind, Session session, Parameters parameters) {
        this.kind = kind;
        this.session = session;
        this.parameters = parameters;
        this.statistics = new Statistics(session, kind.decay());
        this.copy = session.operator("_foreach_copy_");
    }

    /** The number of the normalization. */
    int add(Node.BatchNormalization node) {
        nodes.add(node);
        means.add(parameters.values(node.mean()));
        spreads.add(parameters.values(node.variance()));
        meanGradients.add(parameters.gradients().of(node.mean()).memory());
        spreadGradients.add(parameters.gradients().of(node.variance()).memory());
        return nodes.size() - 1;
    }

    Tensor mean(int number) {
        return row(0).parts().get(number);
    }

    Tensor inverseDeviation(int number) {
        return row(1).parts().get(number);
    }

    /** Of the batch's means and deviations, and two for what is computed of them. */
    private Row row(int which) {
        while (rows.size() <= which) {
            rows.add(newRow());
        }
        return rows.get(which);
    }

    private Row newRow() {
        Tensor whole = session.zeros(
                ElementType.FLOAT32,
                nodes.stream().mapToLong(node -> node.mean().length()).sum());
        List<Tensor> parts = new ArrayList<>();
        long start = 0;
        for (Node.BatchNormalization node : nodes) {
            parts.add(whole.view(start, node.mean().length()));
            start += node.mean().length();
        }
        return new Row(whole, parts);
    }

    void learn() {
        Row change = row(2);
        copy(change.parts(), means);
        statistics.writeDifference(change.whole(), row(0).whole(), change.whole());
        copy(meanGradients, change.parts());
        Row spread = row(3);
        copy(spread.parts(), spreads);
        try (Tensor variance = statistics.variance(row(1).whole(), kind.epsilon())) {
            if (kind.isLogarithm()) {
                statistics.writeLogarithmOfQuotient(spread.whole(), variance, spread.whole());
            } else {
                statistics.writeDifference(spread.whole(), variance, spread.whole());
            }
        }
        copy(spreadGradients, spread.parts());
    }

    private void copy(List<Tensor> to, List<Tensor> from) {
        copy.start()
                .tensors(Tensor.handles(to))
                .tensors(Tensor.handles(from))
                .flag(false)
                .run();
    }

    @Override
    public void close() {
        for (Row row : rows) {
            row.parts().forEach(Tensor::close);
            row.whole().close();
        }
    }
}
