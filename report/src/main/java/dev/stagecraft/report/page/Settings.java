/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.record.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What trainings were told. */
public final class Settings {
    private Settings() {}

    /**
     * {@return all settings of a run}
     *
     * @param run the run
     */
    public static List<Markup> of(Run run) {
        List<List<Markup>> rows = new ArrayList<>();
        run.settings().forEach((name, value) -> rows.add(List.of(Page.name(name), Page.name(value))));
        return rows.isEmpty()
                ? List.of()
                : List.of(new PageTable("Settings", List.of("setting", "value"), rows, Integer.MAX_VALUE, false)
                        .element());
    }

    /**
     * {@return what is not the same in all runs}
     *
     * @param runs several
     */
    public static List<Markup> differences(List<Run> runs) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.settings().keySet()));
        List<List<Markup>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> values = runs.stream()
                    .map(run -> run.settings().getOrDefault(name, "–"))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                List<Markup> row = new ArrayList<>();
                row.add(Page.name(name));
                values.stream().map(Page::name).forEach(row::add);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return List.of(Element.of("p", "All settings are the same."));
        }
        List<String> headings = new ArrayList<>(List.of("setting"));
        headings.addAll(runs.stream().map(Run::name).toList());
        return List.of(new PageTable("Differing settings", headings, rows, Integer.MAX_VALUE, false).element());
    }

    /**
     * {@return what else there is to know: those that are the same in all runs}
     *
     * @param runs several
     */
    public static List<Markup> common(List<Run> runs) {
        Map<String, String> first = runs.get(0).settings();
        List<List<Markup>> rows = first.entrySet().stream()
                .filter(entry -> runs.stream()
                        .allMatch(run -> entry.getValue().equals(run.settings().get(entry.getKey()))))
                .map(entry -> List.<Markup>of(Page.name(entry.getKey()), Page.name(entry.getValue())))
                .collect(Collectors.toList());
        return rows.isEmpty()
                ? List.of()
                : List.of(Element.of(
                        "details",
                        Element.of("summary", "Settings that are the same"),
                        new PageTable("Common settings", List.of("setting", "value"), rows, Integer.MAX_VALUE, false)
                                .element()));
    }
}
