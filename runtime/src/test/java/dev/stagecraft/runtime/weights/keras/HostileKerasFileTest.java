/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.AllocatedMemory;
import dev.stagecraft.runtime.ReplacedFile;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged and malicious files end in one exception, with no more memory and so no more work than a multiple of their size. More mutations of each file are tried
 * with {@code -Dstagecraft.mutations=4000}.
 */
@Tag("slow")
class HostileKerasFileTest {
    private static final int MUTATIONS = Integer.getInteger("stagecraft.mutations", 1000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"small.h5, 1", "small.weights.h5, 2", "latest.h5, 3", "small.keras, 4", "bfloat16.weights.h5, 5"})
    void mutations(String name, int seed) throws IOException {
        byte[] sound = SmallFiles.bytes(name);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = mutated(sound, random);
            refused += isRefusedWithLittleMemory(damaged) ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 10, "only " + refused + " were refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.h5", "small.weights.h5"})
    void truncations(String name) throws IOException {
        byte[] sound = SmallFiles.bytes(name);
        for (int length = 8; length < sound.length; length += 61) {
            assertTrue(isRefused(Arrays.copyOf(sound, length)), length + " bytes are enough");
        }
    }

    /** A B-tree whose nodes are their own children. */
    @Test
    void indexThatLeadsToItself() throws IOException {
        byte[] bytes = SmallFiles.bytes("small.h5");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int tree = SmallFiles.indexOf(bytes, "TREE"); tree >= 0; tree = next(bytes, "TREE", tree)) {
            buffer.put(tree + 5, (byte) 1);
            buffer.putShort(tree + 6, (short) 1);
            buffer.putLong(tree + 32, tree);
        }
        assertDamaged(bytes);
    }

    /** Four levels of 1,000 children, all the same: 10^12 nodes in a file of 100 KB. */
    @Test
    void indexWithoutEnd() throws IOException {
        int levels = 4;
        int children = 1000;
        byte[] sound = SmallFiles.bytes("small.h5");
        int size = 24 + 8 + 16 * children;
        byte[] bytes = Arrays.copyOf(sound, sound.length + levels * size);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int level = levels; level > 0; level--) {
            int node = sound.length + (levels - level) * size;
            buffer.put(node, new byte[] {'T', 'R', 'E', 'E', 0, (byte) level});
            buffer.putShort(node + 6, (short) children);
            long below = level > 1 ? node + size : SmallFiles.indexOf(bytes, "TREE");
            for (int child = 0; child < children; child++) {
                buffer.putLong(node + 32 + 16 * child, below);
            }
        }
        // The root's symbol table: its B-tree's address is in the superblock and in the root's header.
        long root = SmallFiles.indexOf(bytes, "TREE");
        for (int i = 0; i + Long.BYTES <= sound.length; i++) {
            if (buffer.getLong(i) == root) {
                buffer.putLong(i, sound.length);
            }
        }
        assertDamaged(bytes);
    }

    /** Sizes are those that a file says; memory is taken for what it has. */
    @Test
    void sizesBeyondTheFile() throws IOException {
        byte[] bytes = SmallFiles.bytes("small.h5");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 16 <= bytes.length; i += 8) {
            boolean isSquare = buffer.getLong(i) == 3 && buffer.getLong(i + 8) == 3;
            if (isSquare) {
                buffer.putLong(i, 1L << 40).putLong(i + 8, 1L << 40);
            }
        }
        assertDamaged(bytes);
    }

    private static int next(byte[] bytes, String text, int after) {
        byte[] rest = Arrays.copyOfRange(bytes, after + 1, bytes.length);
        int found = SmallFiles.indexOf(rest, text);
        return found < 0 ? -1 : after + 1 + found;
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Path file = ReplacedFile.write(folder.resolve("damaged.h5"), bytes);
        InvalidWeightsException thrown = assertThrows(InvalidWeightsException.class, () -> KerasFile.open(file));
        assertEquals("is damaged: download it again, or save it again with Keras.", thrown.fault());
        assertTrue(isRefusedWithLittleMemory(bytes));
    }

    /** Whether a file is refused. However it is damaged, reading it takes memory, and so work, in proportion to its size. */
    private boolean isRefusedWithLittleMemory(byte[] bytes) throws IOException {
        long most = 100L * bytes.length;
        long before = AllocatedMemory.bytes();
        boolean isRefused = isRefused(bytes);
        if (AllocatedMemory.bytes() - before >= most) {
            // The first of its kind loads classes; the second must not.
            before = AllocatedMemory.bytes();
            isRefused(bytes);
            long taken = AllocatedMemory.bytes() - before;
            assertTrue(taken < most, taken + " bytes");
        }
        return isRefused;
    }

    /** Whether a file is refused with one line; that anything else is thrown fails the test. */
    private boolean isRefused(byte[] bytes) throws IOException {
        Path file = ReplacedFile.write(folder.resolve("mutated.h5"), bytes);
        try {
            KerasFile read = KerasFile.open(file);
            for (TensorInfo tensor : read.tensors()) {
                read.read(tensor);
            }
            return false;
        } catch (InvalidWeightsException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            return true;
        }
    }

    /** A few bytes changed, where the file's structure is rather than its numbers, or a part of it cut out or doubled. */
    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            case 1 -> {
                for (int i = 0; i < 20; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                int from = random.nextInt(bytes.length - 16);
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(from, special(random, bytes.length));
            }
            default -> {
                int length = 1 + random.nextInt(256);
                System.arraycopy(
                        sound,
                        random.nextInt(sound.length - length),
                        bytes,
                        random.nextInt(sound.length - length),
                        length);
            }
        }
        return bytes;
    }

    private static long special(Random random, int length) {
        long[] numbers = {0, 1, -1, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 32, length, length - 1, 65535};
        return random.nextBoolean() ? numbers[random.nextInt(numbers.length)] : random.nextInt(length);
    }
}
