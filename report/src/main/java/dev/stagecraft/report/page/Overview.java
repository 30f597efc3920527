/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.html.Text;
import dev.stagecraft.report.record.Evaluation;
import dev.stagecraft.report.record.Metrics;
import dev.stagecraft.report.record.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a run stands: some large figures, and its epochs. */
public final class Overview {
    private Overview() {}

    /**
     * {@return the figures that people look for first}
     *
     * @param run the run
     */
    public static List<Markup> figures(Run run) {
        List<Metrics.Row> epochs = run.metrics().epochs();
        List<Markup> tiles = new ArrayList<>();
        if (!epochs.isEmpty()) {
            Metrics.Row last = epochs.get(epochs.size() - 1);
            tile(tiles, "accuracy", last.accuracy(), Figures::percent, best(run));
            tile(tiles, "top-5 accuracy", last.top5Accuracy(), Figures::percent, counted(run));
            tile(tiles, "loss", last.loss(), Figures::loss, List.of());
            tile(tiles, "images a second", last.imagesPerSecond(), Figures::speed, waiting(last));
        }
        return tiles.isEmpty() ? List.of() : List.of(Element.of("dl", tiles).with("class", "tiles"));
    }

    private static void tile(
            List<Markup> tiles,
            String name,
            OptionalDouble number,
            java.util.function.DoubleFunction<String> format,
            List<Markup> note) {
        number.ifPresent(value -> {
            Element tile = Element.of("div", Element.of("dt", name), Element.of("dd", Figures.of(value, format)));
            tiles.add(note.isEmpty() ? tile : tile.and(Element.of("dd", note).with("class", "note")));
        });
    }

    private static List<Markup> best(Run run) {
        return bestEpoch(run)
                .map(row -> List.of(
                        new Text("best "),
                        Figures.of(row.accuracy().getAsDouble(), Figures::percent),
                        new Text(" after epoch "),
                        Figures.of(row.epoch())))
                .orElse(List.of());
    }

    private static List<Markup> counted(Run run) {
        Optional<Evaluation> evaluation = run.evaluation();
        return evaluation.isPresent()
                ? List.of(new Text("of "), Figures.of(evaluation.get().images()), new Text(" images"))
                : List.of();
    }

    private static List<Markup> waiting(Metrics.Row last) {
        return last.waitingShare().isPresent()
                ? List.of(
                        Figures.of(last.waitingShare().getAsDouble(), Figures::percent),
                        new Text(" of the time waiting for them"))
                : List.of();
    }

    /**
     * {@return the epoch after which the most images were classified right, the first of several}
     *
     * @param run the run
     */
    public static Optional<Metrics.Row> bestEpoch(Run run) {
        return run.metrics().epochs().stream()
                .filter(row -> row.accuracy().isPresent())
                .max(Comparator.<Metrics.Row>comparingDouble(
                                row -> row.accuracy().getAsDouble())
                        .thenComparing(
                                Comparator.comparingLong(Metrics.Row::step).reversed()));
    }

    /**
     * {@return how far it is: {@code 3 of 5 epochs}}
     *
     * @param run the run
     */
    public static String progress(Run run) {
        List<Metrics.Row> epochs = run.metrics().epochs();
        int done = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
        String planned = run.settings().get("epochs");
        return planned == null
                ? Figures.count(done) + (done == 1 ? " epoch" : " epochs")
                : Figures.count(done) + " of " + planned + (planned.equals("1") ? " epoch" : " epochs");
    }

    /**
     * {@return a table of the epochs}
     *
     * @param run the run
     */
    public static List<Markup> epochs(Run run) {
        List<List<Markup>> rows = new ArrayList<>();
        for (Metrics.Row row : run.metrics().epochs()) {
            rows.add(List.of(
                    Figures.of(row.epoch()),
                    Figures.of(row.step()),
                    Figures.of(row.loss(), Figures::loss),
                    Figures.of(row.accuracy(), Figures::percent),
                    Figures.of(row.top5Accuracy(), Figures::percent),
                    Figures.of(row.rate(), Figures::rate),
                    Figures.of(row.imagesPerSecond(), Figures::speed),
                    Figures.of(row.waitingShare(), Figures::percent)));
        }
        List<String> headings =
                List.of("epoch", "step", "loss", "top-1", "top-5", "learning rate", "images/s", "waiting");
        return rows.isEmpty() ? List.of() : List.of(new PageTable("Epochs", headings, rows, 1, true).element());
    }
}
