/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.chart.LineChart;
import dev.stagecraft.report.chart.Series;
import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.record.Metrics;
import dev.stagecraft.report.record.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The curves of one run or of several. */
public final class Curves {
    private final List<Run> runs;
    private final boolean byEpoch;

    /**
     * Curves over epochs, or over steps where no epoch is done.
     *
     * @param runs one, or several to be compared
     */
    public Curves(List<Run> runs) {
        this.runs = runs;
        this.byEpoch = runs.stream().noneMatch(run -> run.metrics().epochs().isEmpty());
    }

    /** A number of a row. */
    private interface Value extends Function<Metrics.Row, OptionalDouble> {}

    /** {@return what there is to be drawn: loss, accuracy, learning rate, speed, and the share of waiting} */
    public List<Element> figures() {
        List<LineChart> charts = runs.size() == 1 ? ofOne() : ofSeveral();
        return charts.stream()
                .filter(chart -> !chart.isEmpty())
                .map(LineChart::figure)
                .toList();
    }

    private List<LineChart> ofOne() {
        Run run = runs.get(0);
        return List.of(
                chart(
                        "Loss",
                        Figures::loss,
                        series("each 20 steps", 0, run, run.metrics().steps(), Metrics.Row::loss),
                        series("each epoch", 1, run, run.metrics().epochs(), Metrics.Row::loss)),
                chart(
                        "Accuracy on held-out images",
                        Curves::percent,
                        series("top-1", 0, run, run.metrics().epochs(), Metrics.Row::accuracy),
                        series("top-5", 1, run, run.metrics().epochs(), Metrics.Row::top5Accuracy)),
                single("Learning rate", Figures::rate, Metrics.Row::rate),
                single("Images a second", Figures::speed, Metrics.Row::imagesPerSecond),
                single("Time waiting for images", Curves::percent, Metrics.Row::waitingShare));
    }

    private List<LineChart> ofSeveral() {
        return List.of(
                compared("Loss of an epoch", Figures::loss, Metrics::epochs, Metrics.Row::loss),
                compared("Accuracy on held-out images", Curves::percent, Metrics::epochs, Metrics.Row::accuracy),
                compared("Top-5 accuracy", Curves::percent, Metrics::epochs, Metrics.Row::top5Accuracy),
                compared("Learning rate", Figures::rate, Metrics::rows, Metrics.Row::rate),
                compared("Images a second", Figures::speed, Metrics::epochs, Metrics.Row::imagesPerSecond),
                compared("Time waiting for images", Curves::percent, Metrics::epochs, Metrics.Row::waitingShare));
    }

    private LineChart single(String title, DoubleFunction<String> format, Value value) {
        Run run = runs.get(0);
        return chart(title, format, series(title, 0, run, run.metrics().rows(), value));
    }

    private LineChart compared(
            String title, DoubleFunction<String> format, Function<Metrics, List<Metrics.Row>> rows, Value value) {
        List<Series> series = new ArrayList<>();
        for (Run run : runs) {
            series.add(series(run.name(), series.size(), run, rows.apply(run.metrics()), value));
        }
        return chart(title, format, series.toArray(Series[]::new));
    }

    private LineChart chart(String title, DoubleFunction<String> format, Series... series) {
        String description = Stream.of(series)
                .filter(curve -> !curve.points().isEmpty())
                .map(curve -> {
                    List<Series.Point> points = curve.points();
                    return (curve.name().equals(title) ? "" : curve.name() + ": ") + "from "
                            + format.apply(points.get(0).y()) + " to "
                            + format.apply(points.get(points.size() - 1).y()) + ".";
                })
                .collect(java.util.stream.Collectors.joining(" "));
        return new LineChart(title, byEpoch ? "epoch" : "step", format, List.of(series), description);
    }

    private Series series(String name, int style, Run run, List<Metrics.Row> rows, Value value) {
        double stepsOfEpoch = byEpoch ? stepsOfEpoch(run) : 1;
        List<Series.Point> points = new ArrayList<>();
        for (Metrics.Row row : rows) {
            value.apply(row).ifPresent(number -> points.add(new Series.Point(row.step() / stepsOfEpoch, number)));
        }
        return new Series(name, style, points);
    }

    private static double stepsOfEpoch(Run run) {
        List<Metrics.Row> epochs = run.metrics().epochs();
        Metrics.Row last = epochs.get(epochs.size() - 1);
        return Math.max(1, (double) last.step() / Math.max(1, last.epoch()));
    }

    /** Of an axis: without digits behind the point where there are none. */
    private static String percent(double share) {
        double percent = Math.round(share * 1e6) / 1e4;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + " %";
    }
}
