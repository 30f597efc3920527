/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture;

import dev.stagecraft.picture.layout.PictureLayout;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.output.PageWriter;
import dev.stagecraft.picture.output.PngWriter;
import dev.stagecraft.picture.output.SvgWriter;
import java.util.List;

/**
 * A picture of one network, or of two of which what differs is marked. The same networks give the same bytes of SVG and HTML on every machine.
 *
 * @param networks one or two
 */
public record Picture(List<Network> networks) {
    private static final int MOST = 2;

    /**
     * Copies the list.
     *
     * @param networks one or two
     * @throws IllegalArgumentException if there are none, or more
     */
    public Picture {
        networks = List.copyOf(networks);
        if (networks.isEmpty() || networks.size() > MOST) {
            throw new IllegalArgumentException(
                    "A picture shows one network, or two that are compared, not " + networks.size() + ".");
        }
    }

    /**
     * {@return a picture}
     *
     * @param networks one or two
     * @throws IllegalArgumentException if there are none, or more
     */
    public static Picture of(Network... networks) {
        return new Picture(List.of(networks));
    }

    /** {@return an {@code <svg>} element: a file of its own, or a part of a page, in which several may be} */
    public String svg() {
        return SvgWriter.standAlone(PictureLayout.of(networks));
    }

    /** {@return a page, without scripts and without anything from elsewhere} */
    public String html() {
        return PageWriter.page(networks);
    }

    /**
     * {@return what the page has below its title, for a page of yours: a {@code <div>} with its rules, which fits any width}
     *
     * @param level of its headings: 2 for {@code <h2>}
     */
    public String part(int level) {
        return PageWriter.part(networks, level);
    }

    /**
     * {@return a PNG file}
     *
     * @param scale pixels for each of the SVG's; 2 for print
     */
    public byte[] png(double scale) {
        return PngWriter.write(PictureLayout.of(networks), scale);
    }
}
