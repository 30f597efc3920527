/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.explain;

import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Framing;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.util.Collections;

/** A map of a class, drawn over the part of the image that the network saw: as it is where nothing speaks for the class, glowing where most does. */
public final class HeatPicture {
    /** Sides of the picture, in pixels, of inputs that are smaller. */
    private static final int SIDE = 448;

    /** How much of the image the colours cover at most. */
    private static final double COVER = 0.72;

    /** From what speaks little to what speaks most: red, green and blue, 0 to 255. */
    private static final double[][] COLOURS = {
        {66, 10, 104}, {147, 38, 103}, {221, 81, 58}, {252, 165, 10}, {252, 255, 164}
    };

    private HeatPicture() {}

    /**
     * {@return the picture, in colours, as large as the network's input or a multiple of it}
     *
     * @param map of a class in this image
     * @param image as it was before it became the network's input
     * @param preprocessing how it became that
     */
    public static BufferedImage of(ClassMap map, BufferedImage image, Preprocessing preprocessing) {
        int factor = Math.max(1, SIDE / Math.max(preprocessing.height(), preprocessing.width()));
        int height = preprocessing.height() * factor;
        int width = preprocessing.width() * factor;
        byte[] pixels = larger(preprocessing, factor).pixels(image);
        int plane = height * width;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double share = map.share((y + 0.5) / height, (x + 0.5) / width);
                int at = y * width + x;
                int colour = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double seen = Byte.toUnsignedInt(pixels[channel * plane + at]);
                    colour = colour << 8 | (int) Math.round(mixed(seen, colour(share, channel), share));
                }
                picture.setRGB(x, y, colour);
            }
        }
        return picture;
    }

    private static double mixed(double seen, double colour, double share) {
        double cover = COVER * Math.min(1, 1.6 * share);
        return (1 - cover) * seen + cover * colour;
    }

    private static double colour(double share, int channel) {
        double place = share * (COLOURS.length - 1);
        int before = Math.min(COLOURS.length - 2, (int) place);
        double behind = place - before;
        return (1 - behind) * COLOURS[before][channel] + behind * COLOURS[before + 1][channel];
    }

    /** The same part of an image in more pixels and in colours. */
    private static Preprocessing larger(Preprocessing one, int factor) {
        Framing framing = one.framing();
        if (framing instanceof Framing.CenterCrop crop) {
            framing = new Framing.CenterCrop(crop.resize() * factor);
        } else if (framing instanceof Framing.CoverCrop crop) {
            framing = new Framing.CoverCrop(crop.coveredHeight() * factor, crop.coveredWidth() * factor);
        }
        return new Preprocessing(
                3,
                one.height() * factor,
                one.width() * factor,
                framing,
                one.interpolation(),
                ChannelOrder.RGB,
                one.range(),
                Collections.nCopies(3, 0.0),
                Collections.nCopies(3, 1.0));
    }
}
