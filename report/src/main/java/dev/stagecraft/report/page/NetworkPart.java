/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.record.Network;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What was trained. */
public final class NetworkPart {
    private NetworkPart() {}

    /**
     * {@return the network's picture, and its parts in a table}
     *
     * @param network the network
     */
    public static List<Markup> of(Network network) {
        List<Markup> content = new ArrayList<>();
        // As an image, where a drawing can neither run anything nor ask for anything.
        network.picture()
                .ifPresent(picture -> content.add(PageTable.scrolled(
                        "Picture of the network",
                        Element.of("img")
                                .with(
                                        "src",
                                        "data:image/svg+xml;base64,"
                                                + Base64.getEncoder()
                                                        .encodeToString(picture.getBytes(StandardCharsets.UTF_8)))
                                .with("alt", "Picture of " + network.name() + ", whose parts are in the table below")
                                .with("class", "network"))));
        List<List<Markup>> rows = new ArrayList<>();
        for (Network.Part part : network.parts()) {
            rows.add(List.of(
                    Page.name(part.name()),
                    Figures.of(part.layers()),
                    Element.of("span", part.output()),
                    Figures.of(part.parameters()),
                    Figures.of(part.multiplyAdds())));
        }
        rows.add(List.of(
                Element.of("strong", "all"),
                Figures.of(
                        network.parts().stream().mapToLong(Network.Part::layers).sum()),
                Element.of("span", ""),
                Figures.of(network.parameters()),
                Figures.of(network.multiplyAdds())));
        content.add(new PageTable(
                        "Parts of the network",
                        List.of("part", "layers", "output", "parameters", "multiply-adds"),
                        rows,
                        1,
                        false)
                .element());
        return content;
    }
}
