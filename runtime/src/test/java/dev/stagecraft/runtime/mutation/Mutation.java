/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.mutation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes a file as damage and people do. The same random numbers make the same change. */
final class Mutation {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String MEANING = "{}[]\":,0123456789-eE\\u \n";
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "3",
            "255",
            "65536",
            "2147483647",
            "-2147483648",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "1e308",
            "1e-308",
            "0.5",
            "NaN",
            "null",
            "\"x\"",
            "1111111111111111111111111111111111111111");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** A file that was changed in one to three ways; of a zip file mostly what its entries hold, with right checksums. */
    byte[] of(byte[] sound, String zipComment) {
        boolean isZip = sound.length > 4 && sound[0] == 'P' && sound[1] == 'K';
        byte[] bytes = isZip && random.nextInt(4) > 0 ? entriesChanged(sound, zipComment) : changed(sound);
        return random.nextInt(8) == 0 ? changed(bytes) : bytes;
    }

    private byte[] changed(byte[] sound) {
        byte[] bytes = sound;
        for (int change = random.nextInt(3); change >= 0; change--) {
            bytes = bytes.length == 0 ? new byte[random.nextInt(16)] : changedOnce(bytes);
        }
        return bytes;
    }

    private byte[] changedOnce(byte[] sound) {
        byte[] bytes = sound.clone();
        // Headers are where it matters.
        int bound = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 256);
        int position = random.nextInt(bound);
        switch (random.nextInt(9)) {
            case 0 -> bytes[position] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[position] = (byte) random.nextInt();
            case 2 -> bytes[position] = (byte) MEANING.charAt(random.nextInt(MEANING.length()));
            case 3 -> putNumber(bytes, position);
            case 4 -> bytes = Arrays.copyOf(bytes, position);
            case 5 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
            case 6 -> bytes = spliced(bytes, position);
            default -> bytes = numberReplaced(bytes);
        }
        return bytes;
    }

    /** A length, a count or an address, of 2, 4 or 8 bytes in either order. */
    private void putNumber(byte[] bytes, int position) {
        long[] numbers = {0, 1, -1, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 32, 1L << 40, bytes.length, 65535
        };
        long number = random.nextBoolean() ? numbers[random.nextInt(numbers.length)] : random.nextInt(bytes.length);
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int width = 2 << random.nextInt(3);
        int start = Math.min(position, bytes.length - width);
        if (start >= 0) {
            switch (width) {
                case 2 -> buffer.putShort(start, (short) number);
                case 4 -> buffer.putInt(start, (int) number);
                default -> buffer.putLong(start, number);
            }
        }
    }

    /** A part of the file doubled, taken out, or put over another. */
    private byte[] spliced(byte[] bytes, int position) {
        int from = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(256, bytes.length - from));
        byte[] part = Arrays.copyOfRange(bytes, from, from + length);
        return switch (random.nextInt(3)) {
            case 0 -> joined(Arrays.copyOf(bytes, position), part, Arrays.copyOfRange(bytes, position, bytes.length));
            case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, from + length, bytes.length));
            default -> {
                byte[] over = bytes.clone();
                System.arraycopy(part, 0, over, position, Math.min(length, over.length - position));
                yield over;
            }
        };
    }

    private byte[] numberReplaced(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<MatchResult> found = NUMBER.matcher(text).results().limit(2000).toList();
        if (found.isEmpty()) {
            return bytes;
        }
        MatchResult number = found.get(random.nextInt(found.size()));
        String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return (text.substring(0, number.start()) + other + text.substring(number.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] entriesChanged(byte[] zip, String comment) {
        List<String> names = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
                contents.add(entries.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int chosen = random.nextInt(names.size());
        switch (random.nextInt(8)) {
            case 0 -> names.set(chosen, names.get(random.nextInt(names.size())) + (random.nextBoolean() ? "x" : ""));
            case 1 -> {
                names.remove(chosen);
                contents.remove(chosen);
            }
            case 2 -> Collections.swap(contents, chosen, random.nextInt(names.size()));
            default -> contents.set(chosen, changed(contents.get(chosen)));
        }
        return zipped(names, contents, comment);
    }

    private byte[] zipped(List<String> names, List<byte[]> contents, String comment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(random.nextInt(2));
            zip.setComment(comment);
            List<String> written = new ArrayList<>();
            for (int index = 0; index < names.size(); index++) {
                if (!written.contains(names.get(index))) {
                    written.add(names.get(index));
                    zip.putNextEntry(new ZipEntry(names.get(index)));
                    zip.write(contents.get(index));
                    zip.closeEntry();
                }
            }
            if (written.isEmpty()) {
                zip.putNextEntry(new ZipEntry("empty"));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
