/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.images.Framing;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.Locale;

/** What decides the pixels of images, in words; mean and deviation come later. */
final class PixelWords {
    private PixelWords() {}

    /** Two preprocessings give the same words if and only if they give the same pixels to images of one size. */
    static String of(Preprocessing images) {
        return framing(images.framing()) + ", "
                + images.interpolation().name().toLowerCase(Locale.ROOT) + " interpolation and the channel order "
                + images.channelOrder();
    }

    private static String framing(Framing framing) {
        if (framing instanceof Framing.CenterCrop crop) {
            return "a centre crop after a resize of the shorter side to " + crop.resize();
        }
        if (framing instanceof Framing.CoverCrop crop) {
            return "a centre crop after a resize that covers " + crop.coveredHeight() + "x" + crop.coveredWidth();
        }
        return "a resize of the whole image without a crop";
    }
}
