/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate;

import dev.stagecraft.picture.Picture;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** What {@code -Astagecraft.picture} writes: a page that shows the network, drawn from the table of its layers as programs draw it. */
public final class PicturePage {
    private PicturePage() {}

    /** The file's name: it stands beside the generated class. */
    public static String fileName(ShapedNetwork network) {
        return network.network().declaration().className() + ".html";
    }

    /**
     * The file's text.
     *
     * @param table what {@link LayerTableWriter} wrote
     */
    public static String of(ShapedNetwork network, String table) {
        String name = network.network().declaration().name().value();
        return Picture.of(Network.of(name, dev.stagecraft.picture.network.LayerTable.parse(table)))
                .html();
    }
}
