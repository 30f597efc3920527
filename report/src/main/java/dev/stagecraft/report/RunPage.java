/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.html.Text;
import dev.stagecraft.report.page.Confusions;
import dev.stagecraft.report.page.Curves;
import dev.stagecraft.report.page.Mistakes;
import dev.stagecraft.report.page.NetworkPart;
import dev.stagecraft.report.page.Overview;
import dev.stagecraft.report.page.Page;
import dev.stagecraft.report.page.Settings;
import dev.stagecraft.report.record.Evaluation;
import dev.stagecraft.report.record.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as a page: one file of HTML that asks for nothing from elsewhere, whatever the record has in it.
 *
 * <pre>{@code
 * Files.writeString(Path.of("run1.html"), RunPage.of(Run.load(Path.of("run1"))));
 * }</pre>
 */
public final class RunPage {
    private RunPage() {}

    /**
     * {@return the page, UTF-8 when it is written; the same for the same record}
     *
     * @param run what the training wrote
     */
    public static String of(Run run) {
        List<Markup> page = new ArrayList<>();
        page.add(Element.of(
                "header",
                Element.of("h1", Element.of("bdi", run.title())),
                Element.of("p", Element.of("bdi", run.name()), new Text(" · " + Overview.progress(run)))));
        page.addAll(Overview.figures(run));
        page.addAll(warnings(run));
        add(page, "Curves", figures(run));
        if (run.evaluation().isPresent()) {
            Evaluation evaluation = run.evaluation().get();
            Confusions confusions = new Confusions(evaluation);
            List<Markup> parts = new ArrayList<>();
            parts.add(Element.of("div", Element.of("div", confusions.matrix()), Element.of("div", confusions.pairs()))
                    .with("class", "beside"));
            parts.addAll(confusions.classes());
            add(page, "What was taken for what", parts);
            add(page, "Most wrong", Mistakes.of(evaluation));
        }
        add(page, "Epochs", Overview.epochs(run));
        run.network().ifPresent(network -> add(page, "Network", NetworkPart.of(network)));
        add(page, "Settings", Settings.of(run));
        return Page.of(run.title() + " – " + run.name(), page);
    }

    private static List<Markup> figures(Run run) {
        List<Element> figures = new Curves(List.of(run)).figures();
        return figures.isEmpty()
                ? List.of(Element.of("p", "No step is written down yet: the first are after twenty steps or an epoch."))
                : List.of(Element.of("div", figures).with("class", "charts"));
    }

    private static List<Markup> warnings(Run run) {
        if (run.warnings().isEmpty()) {
            return List.of();
        }
        List<Element> sentences = run.warnings().stream()
                .map(sentence -> Element.of("li", sentence))
                .toList();
        return List.of(Element.of("section", Element.of("h2", "Warnings"), Element.of("ul", sentences))
                .with("class", "warnings"));
    }

    private static void add(List<Markup> page, String heading, List<Markup> content) {
        if (!content.isEmpty()) {
            page.add(Element.of("section", Element.of("h2", heading)).and(content));
        }
    }
}
