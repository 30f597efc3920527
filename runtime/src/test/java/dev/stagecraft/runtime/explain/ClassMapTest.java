/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** A map over an image. What it is made of is held against PyTorch in the samples. */
class ClassMapTest {
    private static final ClassMap MAP = new ClassMap(1, 0.5, 2, 2, new float[] {0, 2, 4, 0}, new float[0]);

    /** As PyTorch's {@code interpolate(mode="bilinear", align_corners=False)} and then a division by the largest. */
    @Test
    void isInterpolatedBetweenTheMiddlesOfItsValues() {
        assertEquals(0, MAP.share(0.25, 0.25));
        assertEquals(0.5, MAP.share(0.25, 0.75));
        assertEquals(1, MAP.share(0.75, 0.25));
        assertEquals(0.375, MAP.share(0.5, 0.5));
        assertEquals(0.25, MAP.share(0.25, 0.5));
        // At the edge it goes on.
        assertEquals(0.5, MAP.share(0, 1));
        assertEquals(1, MAP.share(1, 0));
    }

    @Test
    void nothingIsNoShareOfNothing() {
        ClassMap nothing = new ClassMap(0, 0.1, 1, 1, new float[1], new float[0]);
        assertEquals(0, nothing.largest());
        assertEquals(0, nothing.share(0.5, 0.5));
    }

    @Test
    void refusesValuesOfAnotherSize() {
        assertThrows(IllegalArgumentException.class, () -> new ClassMap(0, 0.1, 2, 2, new float[3], new float[0]));
    }

    /** Where nothing speaks for the class the image is as it was; where most does it is the last of the colours, as far as they cover. */
    @Test
    void isDrawnOverTheImage() {
        BufferedImage image = new BufferedImage(448, 448, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 448 * 448; i++) {
            image.setRGB(i % 448, i / 448, 0x406080);
        }
        BufferedImage drawn = HeatPicture.of(MAP, image, Preprocessing.of(3, 224, 224));
        assertEquals(448, drawn.getWidth());
        assertEquals(448, drawn.getHeight());
        assertEquals(0xff406080, drawn.getRGB(0, 0));
        int hot = drawn.getRGB(0, 447);
        assertTrue((hot >> 16 & 0xff) > 0xc0 && (hot >> 8 & 0xff) > 0xb0, () -> Integer.toHexString(hot));
        assertEquals(0xff406080, drawn.getRGB(447, 447));
    }
}
