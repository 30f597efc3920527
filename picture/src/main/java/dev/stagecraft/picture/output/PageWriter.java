/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.difference.Differences;
import dev.stagecraft.picture.layout.Describe;
import dev.stagecraft.picture.layout.Metric;
import dev.stagecraft.picture.layout.PictureLayout;
import dev.stagecraft.picture.network.Block;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One network, or two, as a page without scripts, or as a part of one. */
public final class PageWriter {
    private final List<Network> networks;
    private final int level;
    private final StringBuilder html = new StringBuilder();

    private PageWriter(List<Network> networks, int level) {
        this.networks = networks;
        this.level = level;
    }

    /** A whole page. */
    public static String page(List<Network> networks) {
        String title = networks.stream().map(Network::name).collect(Collectors.joining(" and "));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n"
                + "<title>" + Escaped.text(title) + "</title>\n<style>\n" + PageStyles.page()
                + "</style>\n</head>\n<body>\n<main>\n"
                + "<h1>" + Escaped.text(title) + "</h1>\n"
                + part(networks, 2)
                + "</main>\n</body>\n</html>\n";
    }

    /**
     * What the page has below its heading, with all rules that it needs.
     *
     * @param level of its headings: 2 below an {@code h1}
     */
    public static String part(List<Network> networks, int level) {
        return new PageWriter(networks, level).write();
    }

    private String write() {
        html.append("<div class=\"sc-network\">\n<style>\n")
                .append(Styles.css())
                .append(PageStyles.part())
                .append("</style>\n");
        networks.forEach(network -> html.append("<p class=\"sc-total\">")
                .append(networks.size() > 1 ? "<b>" + Escaped.text(network.name()) + "</b>: " : "")
                .append(Escaped.text(Describe.cost(network)))
                .append("</p>\n"));
        html.append(Legends.html(networks.size() > 1));
        html.append("<div class=\"sc-stages\">\n");
        PictureLayout.names(networks).forEach(this::section);
        return html.append("</div>\n</div>\n").toString();
    }

    private void section(String name) {
        html.append("<section>\n");
        heading(level, Escaped.text(name));
        html.append("<div class=\"sc-halves\">\n");
        for (Network network : networks) {
            html.append("<div class=\"sc-half\">\n");
            if (networks.size() > 1) {
                heading(level + 1, Escaped.text(network.name()));
            }
            network.section(name)
                    .ifPresentOrElse(section -> section(network, section), () -> html.append("<p>has none</p>\n"));
            html.append("</div>\n");
        }
        html.append("</div>\n</section>\n");
    }

    private void heading(int ofLevel, String text) {
        String tag = "h" + Math.min(6, ofLevel);
        html.append('<')
                .append(tag)
                .append('>')
                .append(text)
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private void section(Network network, Section section) {
        html.append("<p class=\"sc-aside\">").append(Describe.place(section)).append("</p>\n");
        Differences differences = networks.size() < 2
                ? Differences.NONE
                : Differences.of(network, networks.get(network == networks.get(0) ? 1 : 0));
        html.append(SvgWriter.part(PictureLayout.of(section, differences)));
        html.append("<dl>\n");
        for (Metric metric : Metric.values()) {
            metric(metric, network, section);
        }
        html.append("</dl>\n");
        for (Block block : section.blocks()) {
            html.append(Tables.of(block, section.name(), network.name()));
        }
    }

    private void metric(Metric metric, Network network, Section section) {
        html.append("<div><dt>").append(metric.title()).append("</dt><dd>").append(metric.text(section));
        String aside = metric.aside(section, network, networks);
        if (!aside.isEmpty()) {
            html.append(" <span class=\"sc-aside\">").append(aside).append("</span>");
        }
        html.append(String.format(
                Locale.ROOT,
                "</dd><dd class=\"sc-track\" aria-hidden=\"true\"><i style=\"width:%.1f%%\"></i></dd></div>%n"
                        .replace("%n", "\n"),
                100 * metric.share(section, networks)));
    }
}
