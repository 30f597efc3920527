/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.images.JpegHeader.Component;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The rows of a decoded JPEG, whose channels may have half the rows of the image (4:4:0). libjpeg-turbo puts weighted means
 * between them ({@code h1v2_fancy_upsample} in {@code jdsample.c}), and so do builds of Java that use it; the libjpeg 6b within most
 * others repeats each row, which is made up for here. Everything else is the same in both.
 */
final class ChromaRows {
    private static final String PROBE = "4-4-0.jpg";

    private final Raster raster;
    private final boolean[] isHalf;
    private final byte[] near;

    ChromaRows(Raster raster, JpegHeader header) {
        this.raster = raster;
        int channels = header.components().size();
        isHalf = new boolean[channels];
        for (int channel = 0; channel < channels; channel++) {
            isHalf[channel] = isHalf(header, header.components().get(channel));
        }
        near = areHalf(header) && Decoder.REPEATS_ROWS ? new byte[raster.getWidth() * channels] : new byte[0];
    }

    /** Whether a channel has half the rows of the image, and all of its columns. */
    static boolean areHalf(JpegHeader header) {
        return header.components().stream().anyMatch(component -> isHalf(header, component));
    }

    private static boolean isHalf(JpegHeader header, Component component) {
        return component.horizontal() == header.widest() && component.vertical() * 2 == header.highest();
    }

    /** Reads a row: the channels of each pixel one after the other. */
    void read(int y, byte[] row) {
        raster.getDataElements(0, y, raster.getWidth(), 1, row);
        if (near.length == 0) {
            return;
        }
        int last = (raster.getHeight() - 1) / 2;
        int other = Math.max(0, Math.min(last, y % 2 == 0 ? y / 2 - 1 : y / 2 + 1));
        raster.getDataElements(0, 2 * other, raster.getWidth(), 1, near);
        int bias = 1 + y % 2;
        for (int channel = 0; channel < isHalf.length; channel++) {
            for (int i = channel; isHalf[channel] && i < row.length; i += isHalf.length) {
                row[i] = (byte) (3 * (row[i] & 0xFF) + (near[i] & 0xFF) + bias >> 2);
            }
        }
    }

    /** What the library within this Java does, which no name or version tells: a file with black above white is tried. */
    private static final class Decoder {
        static final boolean REPEATS_ROWS = repeatsRows();

        private static boolean repeatsRows() {
            try (InputStream file = ChromaRows.class.getResourceAsStream(PROBE);
                    ImageInputStream stream = new MemoryCacheImageInputStream(file)) {
                ImageReader reader = ImageFormat.reader(stream).orElseThrow();
                try {
                    reader.setInput(stream, true, true);
                    Raster raster = reader.readRaster(0, null);
                    int middle = raster.getHeight() / 2;
                    return raster.getSample(0, middle - 2, 1) == raster.getSample(0, middle - 1, 1);
                } finally {
                    reader.dispose();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
