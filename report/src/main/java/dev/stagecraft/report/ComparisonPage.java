/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import dev.stagecraft.report.chart.LineChart;
import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.page.Comparison;
import dev.stagecraft.report.page.Curves;
import dev.stagecraft.report.page.Page;
import dev.stagecraft.report.page.Settings;
import dev.stagecraft.report.record.Run;
import java.util.List;

/** Runs beside each other: their curves over one another, what they came to, and the settings in which they differ. */
public final class ComparisonPage {
    private ComparisonPage() {}

    /**
     * {@return the page, UTF-8 when it is written}
     *
     * @param runs what trainings wrote, 2 to 24
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static String of(List<Run> runs) {
        if (runs.size() < 2 || runs.size() > LineChart.STYLES) {
            throw new IllegalArgumentException(
                    "There are " + runs.size() + " runs; a comparison must have 2 to " + LineChart.STYLES + ".");
        }
        List<Run> named = Comparison.named(runs);
        return Page.of(
                named.size() + " runs",
                List.<Markup>of(
                        Element.of("header", Element.of("h1", named.size() + " runs")),
                        Element.of("section", Element.of("h2", "Results")).and(Comparison.results(named)),
                        Element.of(
                                "section",
                                Element.of("h2", "Curves"),
                                Element.of("div", new Curves(named).figures()).with("class", "charts")),
                        Element.of("section", Element.of("h2", "Differing settings"))
                                .and(Settings.differences(named))
                                .and(Settings.common(named))));
    }
}
