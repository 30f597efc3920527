/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.network.Item;
import dev.stagecraft.picture.network.Layer;
import java.util.ArrayList;
import java.util.List;

/** What attention is called that is made of layers: its gate tells. */
final class Gates {
    private Gates() {}

    static Look look(Item scale) {
        List<Layer> layers = scale.paths().stream()
                .flatMap(List::stream)
                .flatMap(Item::flatten)
                .toList();
        List<Layer> convolutions = layers.stream()
                .filter(layer -> layer.kind().equals("Convolution"))
                .toList();
        boolean ofBoth = layers.stream().anyMatch(layer -> layer.kind().equals("Product"));
        boolean ofChannels = layers.stream().anyMatch(layer -> layer.kind().equals("GlobalPooling"));
        String title = ofBoth ? "channel and pixel gate" : ofChannels ? "squeeze-excitation" : "pixel gate";
        return LayerNames.box(title, chips(scale.layer(), convolutions), Ink.ATTENTION);
    }

    private static List<String> chips(Layer scale, List<Layer> convolutions) {
        List<String> chips = new ArrayList<>();
        for (Layer convolution : convolutions) {
            boolean isOfMeans =
                    convolution.output().dimensions().stream().skip(1).allMatch(side -> side == 1);
            boolean narrows =
                    convolution.output().channels() < convolution.input().channels();
            int dilation = convolution.number("dilation", 1);
            if (isOfMeans && narrows) {
                chips.add(LayerNames.squeeze(
                        scale, String.valueOf(convolution.output().channels())));
            } else if (convolution.number("kernel", 1) > 1) {
                chips.add(LayerNames.window(convolution) + (dilation > 1 ? ", dilation " + dilation : ""));
            }
        }
        return chips.stream().distinct().toList();
    }
}
