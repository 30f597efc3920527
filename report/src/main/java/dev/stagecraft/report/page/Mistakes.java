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
import dev.stagecraft.report.record.Evaluation.Answer;
import dev.stagecraft.report.record.Evaluation.Wrong;
import java.util.ArrayList;
import java.util.List;

/** The images that a network was most wrong about. */
public final class Mistakes {
    private Mistakes() {}

    /**
     * {@return the images with what the network said, the worst first}
     *
     * @param evaluation of the held-out images
     */
    public static List<Markup> of(Evaluation evaluation) {
        if (evaluation.wrong().isEmpty()) {
            return List.of();
        }
        List<Element> items = new ArrayList<>();
        for (Wrong image : evaluation.wrong()) {
            items.add(Element.of("li", figure(image, evaluation.classNames())));
        }
        return List.of(
                Element.of("p", "As the network sees them; first those whose class it found least probable.")
                        .with("class", "note"),
                Element.of("ul", items).with("class", "mistakes"));
    }

    private static Element figure(Wrong image, List<String> names) {
        List<Markup> parts = new ArrayList<>();
        image.picture()
                .ifPresent(picture -> parts.add(Element.of("img")
                        .with("src", picture)
                        .with("alt", "Held-out image of " + names.get(image.actual()))));
        List<Markup> lines = new ArrayList<>();
        lines.add(Element.of("strong", Page.name(names.get(image.actual()))));
        lines.add(probability(image.probability()));
        parts.add(Element.of("p", lines));
        List<Element> said = new ArrayList<>();
        for (Answer answer : image.said()) {
            said.add(Element.of("li", Page.name(names.get(answer.label())), probability(answer.probability())));
        }
        parts.add(Element.of("ol", said));
        parts.add(Element.of("p", Page.name(image.name())).with("class", "file"));
        return Element.of("figure", parts);
    }

    private static Element probability(double probability) {
        return Element.of("span", new Text(" "), Figures.of(probability, Figures::percent))
                .with("class", "share");
    }
}
