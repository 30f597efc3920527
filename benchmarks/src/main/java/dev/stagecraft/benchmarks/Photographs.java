/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * JPEGs that cost a decoder what photographs of their size do: brightness and two colours are sums of random grids, each twice as fine as the one
 * before and weaker, as natural images are. With 4:2:0 and a quality of 0.92, one of 500x375 takes about 90 KB; ImageNet has 110 for its images, most of which are as large.
 */
final class Photographs {
    private static final float QUALITY = 0.92f;
    private static final int COARSEST = 128;

    private Photographs() {}

    /** Writes one. */
    static void write(Path file, int height, int width, long seed) throws IOException {
        Random random = new Random(seed);
        float[] light = noise(height, width, 60, 0.76, random);
        float[] red = noise(height, width, 30, 0.5, random);
        float[] blue = noise(height, width, 30, 0.5, random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int green = byteOf(light[i] - (red[i] + blue[i]) / 2);
                image.setRGB(x, y, byteOf(light[i] + red[i]) << 16 | green << 8 | byteOf(light[i] + blue[i]));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream stream = Files.newOutputStream(file);
                ImageOutputStream output = ImageIO.createImageOutputStream(stream)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    private static int byteOf(float value) {
        return Math.max(0, Math.min(255, Math.round(value + 128)));
    }

    private static float[] noise(int height, int width, double strength, double decline, Random random) {
        float[] sum = new float[height * width];
        double weight = strength;
        for (int step = COARSEST; step >= 1; step /= 2, weight *= decline) {
            int columns = width / step + 2;
            float[] grid = new float[(height / step + 2) * columns];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = (float) (random.nextGaussian() * weight);
            }
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    sum[y * width + x] +=
                            between(grid, y / step * columns + x / step, columns, y % step, x % step, step);
                }
            }
        }
        return sum;
    }

    /** A weighted mean of four neighbours. */
    private static float between(float[] grid, int at, int columns, int down, int across, int step) {
        float y = (float) down / step;
        float x = (float) across / step;
        float above = grid[at] * (1 - x) + grid[at + 1] * x;
        float below = grid[at + columns] * (1 - x) + grid[at + columns + 1] * x;
        return above * (1 - y) + below * y;
    }
}
