/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes JPEGs to the pixels of libjpeg-turbo, which Pillow uses: Java decodes, and is not asked what the channels are. */
final class JpegImage {
    private JpegImage() {}

    /**
     * Some of the pixels of a reader whose input is set, of as many channels as are asked for. What may lack its end is decoded to it,
     * since it is broken wherever it is cut off.
     */
    static Pixels pixels(ImageReader reader, JpegHeader header, boolean hasEnd, int channels, ImagePart.Choice choice)
            throws IOException {
        ImagePart part = choice.of(reader.getHeight(0), reader.getWidth(0));
        part.requireWithin(reader.getHeight(0), reader.getWidth(0));
        if (!hasEnd || JpegColors.of(header) != JpegColors.YCBCR || channels != 3 || ChromaRows.areHalf(header)) {
            return Pixels.of(read(reader, header), channels).crop(part);
        }
        // The library decodes rows from the first one on, and ends behind the last of the part.
        ImageReadParam region = reader.getDefaultReadParam();
        region.setSourceRegion(new Rectangle(part.left(), part.top(), part.width(), part.height()));
        Raster raster = raster(reader, header, region);
        int plane = part.height() * part.width();
        byte[] samples = new byte[part.width() * 3];
        byte[] values = new byte[Math.multiplyExact(3, plane)];
        for (int y = 0; y < part.height(); y++) {
            raster.getDataElements(0, y, part.width(), 1, samples);
            JpegColors.split(samples, values, y * part.width(), plane);
        }
        return new Pixels(3, part.height(), part.width(), values);
    }

    private static Raster raster(ImageReader reader, JpegHeader header, ImageReadParam region) throws IOException {
        Raster raster = reader.readRaster(0, region);
        int channels = header.components().size();
        if (raster.getNumBands() != channels) {
            throw new IOException("It has " + raster.getNumBands() + " channels and says it has " + channels);
        }
        return raster;
    }

    /** The image of a reader whose input is set. */
    static BufferedImage read(ImageReader reader, JpegHeader header) throws IOException {
        Raster raster = raster(reader, header, reader.getDefaultReadParam());
        int width = raster.getWidth();
        int channels = header.components().size();
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
