/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Images in archives, by where they lie.
 *
 * @param ends the number behind that of the last image of each archive
 * @param offsets where the bytes of an image begin in its archive
 * @param lengths how many bytes it has
 * @param buffer how many images are drawn from
 */
record TarSource(
        List<Path> shards,
        int[] ends,
        long[] offsets,
        int[] lengths,
        int[] labels,
        List<String> classNames,
        String fingerprint,
        List<String> warnings,
        int buffer)
        implements ImageSource {
    @Override
    public int size() {
        return lengths.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String name(int index) {
        int shard = Ranges.find(ends, index);
        return FileNames.path(shards.get(shard)) + " (image " + (index - first(shard)) + ", from byte " + offsets[index]
                + " on)";
    }

    @Override
    public StoredImage read(int index) throws IOException {
        Path shard = shards.get(Ranges.find(ends, index));
        ByteBuffer bytes = ByteBuffer.allocate(lengths[index]);
        try (FileChannel channel = FileChannel.open(shard)) {
            long at = offsets[index];
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, at);
                if (read < 0) {
                    throw new InvalidDataException(
                            shard, "is shorter than when it was opened: put it back as it was, or start again.");
                }
                at += read;
            }
        }
        return new StoredImage.Encoded(bytes.array());
    }

    @Override
    public int[] shuffled(long seed) {
        Random random = new Random(seed);
        int[] order = new int[size()];
        int[] waiting = new int[Math.min(buffer, size())];
        int held = 0;
        int done = 0;
        for (int shard : Shuffle.of(shards.size(), random)) {
            for (int index = first(shard); index < ends[shard]; index++) {
                if (held < waiting.length) {
                    waiting[held++] = index;
                } else {
                    int chosen = random.nextInt(held);
                    order[done++] = waiting[chosen];
                    waiting[chosen] = index;
                }
            }
        }
        for (int place : Shuffle.of(held, random)) {
            order[done++] = waiting[place];
        }
        return order;
    }

    private int first(int shard) {
        return shard == 0 ? 0 : ends[shard - 1];
    }

    @Override
    public String toString() {
        return size() + " images in " + shards.size() + " archives";
    }
}
