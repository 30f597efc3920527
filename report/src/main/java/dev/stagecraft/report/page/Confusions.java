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
import dev.stagecraft.report.record.Evaluation.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was taken for what. */
public final class Confusions {
    /** The largest matrix that is shown whole. */
    private static final int WHOLE = 20;

    /** Of more classes, the matrix has those that were confused most. */
    private static final int PART = 12;

    private static final int PAIRS = 12;
    private static final int LEVELS = 10;

    private final Evaluation evaluation;
    private final int[] images;
    private final int[] correct;
    private final int[] taken;

    /**
     * Counts the images of each class.
     *
     * @param evaluation of the held-out images
     */
    public Confusions(Evaluation evaluation) {
        this.evaluation = evaluation;
        int classes = evaluation.classNames().size();
        this.images = new int[classes];
        this.correct = new int[classes];
        this.taken = new int[classes];
        for (Confusion pair : evaluation.confusion()) {
            images[pair.actual()] += pair.images();
            taken[pair.said()] += pair.images();
            if (pair.actual() == pair.said()) {
                correct[pair.actual()] += pair.images();
            }
        }
    }

    /** {@return the matrix, with names; of more than twenty classes those that were confused most} */
    public List<Markup> matrix() {
        int classes = images.length;
        List<Integer> shown = classes <= WHOLE
                ? IntStream.range(0, classes).boxed().toList()
                : IntStream.range(0, classes)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingInt(label -> correct[label] - images[label]))
                        .limit(PART)
                        .sorted()
                        .toList();
        String what = classes <= WHOLE
                ? "Rows are the classes of the images, columns what they were taken for."
                : "The " + PART + " of " + Figures.count(classes)
                        + " classes with the most mistakes. Rows are the classes of the images, columns what they were taken for.";
        return List.of(
                Element.of("p", what).with("class", "note"),
                PageTable.scrolled("Confusion matrix", table(shown, classes > WHOLE)));
    }

    private Element table(List<Integer> shown, boolean isPart) {
        Map<Long, Integer> counts = new HashMap<>();
        evaluation
                .confusion()
                .forEach(pair -> counts.merge(key(pair.actual(), pair.said()), pair.images(), Integer::sum));
        List<Element> columns = new ArrayList<>();
        columns.add(Element.of("td", ""));
        for (int said : shown) {
            columns.add(Element.of("th", Page.name(name(said))).with("scope", "col"));
        }
        if (isPart) {
            columns.add(Element.of("th", "another").with("scope", "col"));
        }
        List<Element> rows = new ArrayList<>();
        for (int actual : shown) {
            List<Element> cells = new ArrayList<>();
            cells.add(Element.of("th", Page.name(name(actual))).with("scope", "row"));
            int rest = images[actual];
            for (int said : shown) {
                int count = counts.getOrDefault(key(actual, said), 0);
                rest -= count;
                cells.add(cell(count, actual, actual == said));
            }
            if (isPart) {
                cells.add(cell(rest, actual, false));
            }
            rows.add(Element.of("tr", cells));
        }
        return Element.of("table", Element.of("thead", Element.of("tr", columns)), Element.of("tbody", rows))
                .with("class", "matrix");
    }

    /** Shaded by the share of the class's images. */
    private Element cell(int count, int actual, boolean isRight) {
        Element cell = Element.of("td", Figures.of(count));
        if (count == 0) {
            return cell.with("class", "none");
        }
        int level = (int) Math.ceil((double) LEVELS * count / images[actual]);
        return cell.with("class", (isRight ? "right" : "wrong") + " s" + level);
    }

    private static long key(int actual, int said) {
        return ((long) actual << Integer.SIZE) | said;
    }

    private String name(int label) {
        return evaluation.classNames().get(label);
    }

    /** {@return the pairs of classes that were confused most; none if no image was taken for another class} */
    public List<Markup> pairs() {
        List<List<Markup>> rows = new ArrayList<>();
        evaluation.confusion().stream()
                .filter(pair -> pair.actual() != pair.said() && pair.images() > 0)
                .sorted(Comparator.comparingInt(Confusion::images)
                        .reversed()
                        .thenComparing(Confusion::actual)
                        .thenComparing(Confusion::said))
                .limit(PAIRS)
                .forEach(pair -> rows.add(List.of(
                        Page.name(name(pair.actual())),
                        Page.name(name(pair.said())),
                        Figures.of(pair.images()),
                        Figures.of((double) pair.images() / images[pair.actual()], Figures::percent))));
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        Element.of("h3", "Most often confused"),
                        new PageTable(
                                        "Pairs of classes most often confused",
                                        List.of("class", "taken for", "images", "of the class"),
                                        rows,
                                        2,
                                        true)
                                .element());
    }

    /** {@return a table of all classes, folded where they are many} */
    public List<Markup> classes() {
        List<List<Markup>> rows = new ArrayList<>();
        for (int label = 0; label < images.length; label++) {
            rows.add(List.of(
                    Page.name(name(label)),
                    Figures.of(images[label]),
                    Figures.of(correct[label]),
                    share(correct[label], images[label]),
                    share(correct[label], taken[label])));
        }
        Element table = new PageTable(
                        "Classes", List.of("class", "images", "correct", "recall", "precision"), rows, 1, true)
                .element();
        if (images.length <= WHOLE) {
            return List.of(Element.of("h3", "Each class"), table);
        }
        return List.of(Element.of(
                "details", Element.of("summary", "Each of the " + Figures.count(images.length) + " classes"), table));
    }

    private static Markup share(int some, int all) {
        return all == 0 ? new Text("–") : Figures.of((double) some / all, Figures::percent);
    }
}
