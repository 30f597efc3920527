/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files that {@code tools/preprocessing_reference.py} wrote. */
final class Samples {
    private Samples() {}

    static Path file(String name) {
        try {
            return Path.of(Samples.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a PNG file that has as many channels as are asked for, {@code [C, H, W]}. */
    static byte[] pixels(String name, int channels) throws IOException {
        BufferedImage image = ImageFile.load(file(name));
        assertEquals(channels, image.getRaster().getNumBands(), name);
        byte[] pixels = new byte[channels * image.getHeight() * image.getWidth()];
        int target = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    pixels[target++] = (byte) image.getRaster().getSample(x, y, channel);
                }
            }
        }
        return pixels;
    }
}
