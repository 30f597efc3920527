/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Folders of small grey PNG files, whose class is where they are bright. */
final class ImageFiles {
    static final List<String> CLASSES = List.of("bottom", "middle", "top");

    private static final int SIDE = 12;

    private ImageFiles() {}

    /** Writes so many images of each class into subfolders. */
    static Path write(Path folder, int ofEach) throws IOException {
        Random random = new Random(ofEach);
        for (String name : CLASSES) {
            Path subfolder = Files.createDirectories(folder.resolve(name));
            for (int image = 0; image < ofEach; image++) {
                write(subfolder.resolve(image + ".png"), name, random);
            }
        }
        return folder;
    }

    private static void write(Path file, String name, Random random) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        int bright = 2 - CLASSES.indexOf(name);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int value = random.nextInt(50) + (row * 3 / SIDE == bright ? 200 : 0);
                image.getRaster().setSample(column, row, 0, value);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
