/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * The palette of a PNG, of which Java repeats the last colour for numbers that it lacks, where Pillow takes black.
 *
 * @param size the colours that it has; 0 without a palette
 */
record PngPalette(int size) {
    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int PALETTE = 0x50_4C_54_45; // PLTE
    private static final int PIXELS = 0x49_44_41_54; // IDAT

    /** Reads it from the chunks before the pixels. */
    static PngPalette read(ImageInputStream stream) throws IOException {
        try {
            stream.seek(SIGNATURE);
            long length = stream.readUnsignedInt();
            int chunk = stream.readInt();
            while (chunk != PALETTE && chunk != PIXELS) {
                stream.seek(stream.getStreamPosition() + length + CHECKSUM);
                length = stream.readUnsignedInt();
                chunk = stream.readInt();
            }
            return new PngPalette(chunk == PALETTE ? (int) (length / 3) : 0);
        } catch (EOFException e) {
            // The decoder finds that too, and says what is missing.
            return new PngPalette(0);
        } finally {
            stream.seek(0);
        }
    }

    /** An image without the colours that the palette does not have. */
    BufferedImage of(BufferedImage image) {
        if (size == 0 || !(image.getColorModel() instanceof IndexColorModel colors) || colors.getMapSize() <= size) {
            return image;
        }
        int[] own = new int[colors.getMapSize()];
        colors.getRGBs(own);
        IndexColorModel fewer = new IndexColorModel(
                colors.getPixelSize(), size, own, 0, colors.hasAlpha(), -1, colors.getTransferType());
        return new BufferedImage(fewer, image.getRaster(), false, null);
    }
}
