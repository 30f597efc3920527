/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Some images of a source, in its order.
 *
 * @param indices those of the images, ascending
 */
record SourceSubset(ImageSource source, int[] indices) implements ImageSource {
    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public List<String> classNames() {
        return source.classNames();
    }

    @Override
    public int label(int index) {
        return source.label(indices[index]);
    }

    @Override
    public String name(int index) {
        return source.name(indices[index]);
    }

    @Override
    public StoredImage read(int index) throws IOException {
        return source.read(indices[index]);
    }

    @Override
    public String fingerprint() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * indices.length);
        bytes.asIntBuffer().put(indices);
        CRC32 checksum = new CRC32();
        checksum.update(bytes.array());
        return String.format(
                Locale.ROOT, "%d (CRC %08x) of %s", indices.length, checksum.getValue(), source.fingerprint());
    }

    /** That of the source without what is missing: it knows in which order they are read well. */
    @Override
    public int[] shuffled(long seed) {
        int[] order = new int[indices.length];
        int count = 0;
        for (int index : source.shuffled(seed)) {
            int place = Arrays.binarySearch(indices, index);
            if (place >= 0) {
                order[count++] = place;
            }
        }
        return order;
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }
}
