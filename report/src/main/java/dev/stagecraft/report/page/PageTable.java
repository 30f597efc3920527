/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with headings; where it is too wide or too long for its place, it scrolls, by the keyboard too.
 *
 * @param caption what it is of, for whoever does not see it
 * @param headings of the columns; the first column is the heading of its row
 * @param rows a cell for each column
 * @param names how many of the first columns are names, and not numbers
 * @param isSorted whether a column's heading sorts the rows
 */
record PageTable(String caption, List<String> headings, List<List<Markup>> rows, int names, boolean isSorted) {
    Element element() {
        List<Element> columns = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            columns.add(aligned(Element.of("th", headings.get(column)).with("scope", "col"), column));
        }
        List<Element> lines = new ArrayList<>();
        for (List<Markup> row : rows) {
            List<Element> cells = new ArrayList<>();
            cells.add(Element.of("th", row.get(0)).with("scope", "row"));
            for (int column = 1; column < row.size(); column++) {
                cells.add(aligned(Element.of("td", row.get(column)), column));
            }
            lines.add(Element.of("tr", cells));
        }
        Element table = Element.of("table", Element.of("thead", Element.of("tr", columns)), Element.of("tbody", lines));
        return scrolled(caption, isSorted ? table.with("class", "sorted") : table);
    }

    private Element aligned(Element cell, int column) {
        return column > 0 && column < names ? cell.with("class", "name") : cell;
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
