/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element. Names are this module's, values anybody's.
 *
 * @param name such as {@code td}
 * @param attributes by their names, in this order
 * @param content in this order
 */
public record Element(String name, Map<String, String> attributes, List<Markup> content) implements Markup {
    private static final Set<String> EMPTY = Set.of("meta", "img", "line", "path", "rect", "circle", "polyline");

    /**
     * {@return an element that holds others}
     *
     * @param name such as {@code tr}
     * @param content in this order
     */
    public static Element of(String name, Markup... content) {
        return of(name, Arrays.asList(content));
    }

    /**
     * {@return an element that holds others}
     *
     * @param name such as {@code tr}
     * @param content in this order
     */
    public static Element of(String name, List<? extends Markup> content) {
        return new Element(name, Map.of(), List.copyOf(content));
    }

    /**
     * {@return an element that holds a text}
     *
     * @param name such as {@code td}
     * @param text of anybody
     */
    public static Element of(String name, String text) {
        return of(name, new Text(text));
    }

    /**
     * {@return it with an attribute}
     *
     * @param attribute its name
     * @param value of anybody
     */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, content);
    }

    /**
     * {@return it with more in it}
     *
     * @param more behind what is there
     */
    public Element and(Markup... more) {
        return and(Arrays.asList(more));
    }

    /**
     * {@return it with more in it}
     *
     * @param more behind what is there
     */
    public Element and(List<? extends Markup> more) {
        List<Markup> all = new ArrayList<>(content);
        all.addAll(more);
        return new Element(name, attributes, List.copyOf(all));
    }

    @Override
    public void writeTo(StringBuilder page) {
        page.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            new Text(value).writeTo(page);
            page.append('"');
        });
        if (EMPTY.contains(name)) {
            page.append("/>");
            return;
        }
        page.append('>');
        content.forEach(part -> part.writeTo(page));
        page.append("</").append(name).append('>');
    }
}
