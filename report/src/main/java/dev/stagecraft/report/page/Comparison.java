/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.html.Text;
import dev.stagecraft.report.record.Metrics;
import dev.stagecraft.report.record.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What several runs came to. */
public final class Comparison {
    private Comparison() {}

    /**
     * {@return the runs, with a number behind names that several have}
     *
     * @param runs in the order of the page
     */
    public static List<Run> named(List<Run> runs) {
        List<Run> named = new ArrayList<>();
        for (Run run : runs) {
            long before = named.stream()
                    .filter(other -> isNamedAs(other.name(), run.name()))
                    .count();
            named.add(before == 0 ? run : run.named(run.name() + " (" + (before + 1) + ")"));
        }
        return named;
    }

    private static boolean isNamedAs(String given, String name) {
        return given.equals(name) || given.startsWith(name + " (");
    }

    /**
     * {@return a table of the results}
     *
     * @param runs in the order of the page
     */
    public static List<Markup> results(List<Run> runs) {
        List<List<Markup>> rows = new ArrayList<>();
        for (Run run : runs) {
            List<Metrics.Row> epochs = run.metrics().epochs();
            Optional<Metrics.Row> last =
                    epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
            Optional<Metrics.Row> best = Overview.bestEpoch(run);
            rows.add(List.of(
                    Page.name(run.name()),
                    Page.name(run.title()),
                    new Text(Overview.progress(run)),
                    Figures.of(last.map(Metrics.Row::loss).orElse(OptionalDouble.empty()), Figures::loss),
                    Figures.of(last.map(Metrics.Row::accuracy).orElse(OptionalDouble.empty()), Figures::percent),
                    Figures.of(best.map(Metrics.Row::accuracy).orElse(OptionalDouble.empty()), Figures::percent),
                    best.<Markup>map(row -> Figures.of(row.epoch())).orElse(new Text("–")),
                    Figures.of(last.map(Metrics.Row::top5Accuracy).orElse(OptionalDouble.empty()), Figures::percent),
                    Figures.of(last.map(Metrics.Row::imagesPerSecond).orElse(OptionalDouble.empty()), Figures::speed)));
        }
        List<String> headings =
                List.of("run", "network", "epochs", "loss", "top-1", "best top-1", "of epoch", "top-5", "images/s");
        return List.of(new PageTable("Results", headings, rows, 3, true).element());
    }
}
