/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A folder of images in the form of MNIST's, whose class is where they are bright. */
final class IdxImages {
    private IdxImages() {}

    /** Writes training and test images of so many pixels a side in so many classes. */
    static Path write(Path folder, int training, int test, int side, int classes) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", training, side, classes);
        write(folder, "t10k", test, side, classes);
        return folder;
    }

    private static void write(Path folder, String part, int count, int side, int classes) throws IOException {
        byte[] pixels = new byte[count * side * side];
        Random random = new Random(count);
        for (int index = 0; index < pixels.length; index++) {
            int image = index / (side * side);
            int row = index / side % side;
            boolean isBright = row * classes / side == image % classes;
            pixels[index] = (byte) (random.nextInt(50) + (isBright ? 200 : 0));
        }
        ByteBuffer images = ByteBuffer.allocate(16 + pixels.length);
        images.putInt(0x803).putInt(count).putInt(side).putInt(side).put(pixels);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        for (int image = 0; image < count; image++) {
            labels.put((byte) (image % classes));
        }
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
