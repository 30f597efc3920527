/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The screen of a GIF, of which the first frame may fill a part. The rest has the transparent colour, or the first of the
 * palette, as in Pillow.
 *
 * @param width of the screen, or as much more as the frame reaches over it
 * @param height of the screen, in the same way
 * @param left where the frame begins
 * @param top where the frame begins
 * @param rest the number of the colour of the rest
 * @param hasPalette false if numbers are greys
 */
record GifScreen(int width, int height, int left, int top, int rest, boolean hasPalette) {
    private static final int COLORS = 256;

    /** That of a reader whose input is set, with metadata. */
    static GifScreen of(ImageReader reader) throws IOException {
        IIOMetadata frame = reader.getImageMetadata(0);
        Element place = element(frame, "ImageDescriptor").orElseThrow();
        int left = number(place, "imageLeftPosition");
        int top = number(place, "imageTopPosition");
        int right = left + number(place, "imageWidth");
        int bottom = top + number(place, "imageHeight");
        IIOMetadata stream = reader.getStreamMetadata();
        Optional<Element> screen = element(stream, "LogicalScreenDescriptor");
        int rest = element(frame, "GraphicControlExtension")
                .filter(control -> Boolean.parseBoolean(control.getAttribute("transparentColorFlag")))
                .map(control -> number(control, "transparentColorIndex"))
                .orElse(0);
        return new GifScreen(
                Math.max(
                        right,
                        screen.map(it -> number(it, "logicalScreenWidth")).orElse(0)),
                Math.max(
                        bottom,
                        screen.map(it -> number(it, "logicalScreenHeight")).orElse(0)),
                left,
                top,
                rest,
                element(frame, "LocalColorTable").isPresent()
                        || element(stream, "GlobalColorTable").isPresent());
    }

    /** The screen with the frame in it. */
    BufferedImage with(BufferedImage frame) {
        if (hasPalette && frame.getWidth() == width && frame.getHeight() == height) {
            return frame;
        }
        int[] colors = colors(frame);
        BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = screen.getRaster();
        byte[] row = new byte[3 * width];
        for (int x = 0; x < width; x++) {
            put(colors[rest], row, x);
        }
        for (int y = 0; y < height; y++) {
            raster.setDataElements(0, y, width, 1, row);
        }
        byte[] part = new byte[3 * frame.getWidth()];
        int[] indices = new int[frame.getWidth()];
        for (int y = 0; y < frame.getHeight(); y++) {
            frame.getRaster().getSamples(0, y, indices.length, 1, 0, indices);
            for (int x = 0; x < indices.length; x++) {
                put(colors[indices[x]], part, x);
            }
            raster.setDataElements(left, top + y, indices.length, 1, part);
        }
        return screen;
    }

    /** Of each number; black where the palette has none. */
    private int[] colors(BufferedImage frame) {
        int[] colors = new int[COLORS];
        if (hasPalette) {
            ((IndexColorModel) frame.getColorModel()).getRGBs(colors);
        } else {
            Arrays.setAll(colors, number -> number * 0x010101);
        }
        return colors;
    }

    private static void put(int rgb, byte[] row, int x) {
        row[3 * x] = (byte) (rgb >> 16);
        row[3 * x + 1] = (byte) (rgb >> 8);
        row[3 * x + 2] = (byte) rgb;
    }

    private static Optional<Element> element(IIOMetadata metadata, String name) {
        Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        NodeList found = root.getElementsByTagName(name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
