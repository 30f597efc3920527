/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;
import java.util.Locale;

/**
 * The pixels of the image, along an axis, that one pixel of a map depends on, by convolutions and pools (Araujo et al., 2019, "Computing receptive
 * fields of convolutional neural networks"). Zeros beyond the edge count, so that it may be larger than the image. Where paths meet the larger counts;
 * gates are left aside, since most of them see all of the image.
 *
 * @param pixels how many
 * @param stride how many pixels of the image lie between two neighbours of the map
 * @param whole whether it is all of the image
 */
public record ReceptiveField(long pixels, long stride, boolean whole) {
    /** That of a pixel of the image. */
    public static final ReceptiveField IMAGE = new ReceptiveField(1, 1, false);

    private static final int BLUR = 3;

    /**
     * {@return the field behind a chain}
     *
     * @param chain what maps of this field go through
     */
    public ReceptiveField through(List<Item> chain) {
        ReceptiveField field = this;
        for (Item item : chain) {
            field = field.through(item);
        }
        return field;
    }

    private ReceptiveField through(Item item) {
        Layer layer = item.layer();
        return switch (layer.kind()) {
            case "Convolution", "Pooling" ->
                window(layer.number("kernel", 1), layer.number("dilation", 1), layer.number("stride", 1));
            case "BlurPooling" -> window(BLUR, 1, layer.number("stride", 1));
            case "ZeroPadShortcut" -> window(1, 1, layer.number("stride", 1));
            case "GlobalPooling", "Dense" -> new ReceptiveField(pixels, stride, true);
            case "Add" -> sum(item.paths());
            default -> this;
        };
    }

    private ReceptiveField sum(List<List<Item>> paths) {
        ReceptiveField lead = through(paths.get(0));
        ReceptiveField branch = lead.through(paths.get(1));
        ReceptiveField shortcut = lead.through(paths.get(2));
        return branch.pixels >= shortcut.pixels ? branch : shortcut;
    }

    private ReceptiveField window(long kernel, long dilation, long step) {
        return new ReceptiveField(pixels + (kernel - 1) * dilation * stride, stride * step, whole);
    }

    /** {@code 427 pixels}, {@code 1 pixel} or {@code the image}. */
    @Override
    public String toString() {
        return whole ? "the image" : pixels == 1 ? "1 pixel" : String.format(Locale.ROOT, "%,d pixels", pixels);
    }
}
