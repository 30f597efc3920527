/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with headings; where it is too wide or too long for its place, it scrolls, by the keyboard too.
 *
 * @param caption what it is of, for whoever does not see it
 * @param headings of the columns; the first column is the heading of its row
 * @param rows a cell for each column
 * @param isSorted whether a column's heading sorts the rows
 */
record Table(String caption, List<String> headings, List<List<Node>> rows, boolean isSorted) {
    Element element() {
        List<Element> columns = new ArrayList<>();
        for (String heading : headings) {
            columns.add(Element.of("th", heading).with("scope", "col"));
        }
        List<Element> lines = new ArrayList<>();
        for (List<Node> row : rows) {
            List<Element> cells = new ArrayList<>();
            cells.add(Element.of("th", row.get(0)).with("scope", "row"));
            row.stream().skip(1).map(cell -> Element.of("td", cell)).forEach(cells::add);
            lines.add(Element.of("tr", cells));
        }
        Element table = Element.of("table", Element.of("thead", Element.of("tr", columns)), Element.of("tbody", lines));
        return scrolled(caption, isSorted ? table.with("class", "sorted") : table);
    }

    /** Something that is maybe too wide for its place. */
    static Element scrolled(String name, Element content) {
        return Element.of("div", content)
                .with("class", "scroll")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0");
    }
}
