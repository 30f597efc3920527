/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Images of one channel in an IDX file that stays on the disk.
 *
 * @param file that of the images, not compressed
 * @param begin where the first of them begins
 * @param height in pixels
 * @param width in pixels
 * @param labels the class of each
 */
record IdxSource(
        Path file, int begin, int height, int width, byte[] labels, List<String> classNames, String fingerprint)
        implements ImageSource {
    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return Byte.toUnsignedInt(labels[index]);
    }

    @Override
    public String name(int index) {
        return FileNames.path(file) + " (image " + index + ")";
    }

    @Override
    public StoredImage read(int index) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(height * width);
        try (FileChannel channel = FileChannel.open(file)) {
            long at = begin + (long) index * height * width;
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, at);
                if (read < 0) {
                    throw new InvalidDataException(
                            file, "is shorter than when it was opened: put it back as it was, or start again.");
                }
                at += read;
            }
        }
        return new StoredImage.Decoded(new Pixels(1, height, width, bytes.array()));
    }
}
