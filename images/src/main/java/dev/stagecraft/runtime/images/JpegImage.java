/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/** Decodes JPEGs to the pixels of libjpeg-turbo, which Pillow uses: Java decodes, and is not asked what the channels are. */
final class JpegImage {
    private JpegImage() {}

    /** The image of a reader whose input is set. */
    static BufferedImage read(ImageReader reader, JpegHeader header) throws IOException {
        Raster raster = reader.readRaster(0, null);
        int width = raster.getWidth();
        int channels = header.components().size();
        if (raster.getNumBands() != channels) {
            throw new IOException("It has " + raster.getNumBands() + " channels and says it has " + channels);
        }
        JpegColors colors = JpegColors.of(header);
        boolean isGrey = colors == JpegColors.GREY;
        BufferedImage image = new BufferedImage(
                width, raster.getHeight(), isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        ChromaRows rows = new ChromaRows(raster, header);
        byte[] samples = new byte[width * channels];
        byte[] row = new byte[isGrey ? width : width * 3];
        for (int y = 0; y < raster.getHeight(); y++) {
            rows.read(y, samples);
            colors.convert(samples, row);
            image.getRaster().setDataElements(0, y, width, 1, row);
        }
        return image;
    }
}
