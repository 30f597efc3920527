/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksum of a whole zip file, in the zip's comment, which is the end of the file. The checksums that a zip has of
 * its own cover neither its headers nor its directory. The seal is taken as if its own digits were {@code 00000000}.
 */
final class Seal {
    private static final String DIGITS = "00000000";
    private static final String BEGINNING = "stagecraft-crc32c:";

    /** The comment to write, until the digits are known. */
    static final String BLANK = BEGINNING + DIGITS;

    private Seal() {}

    /** Fills in the digits of a file that ends with {@link #BLANK}. */
    static void close(FileChannel channel) throws IOException {
        String digits = String.format(Locale.ROOT, "%08x", checksum(channel));
        ByteBuffer bytes = ByteBuffer.wrap(digits.getBytes(StandardCharsets.US_ASCII));
        long position = channel.size() - DIGITS.length();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Whether the file ends with a seal, broken or not. */
    static boolean isPresent(FileChannel channel) throws IOException {
        return channel.size() >= BLANK.length() && end(channel).startsWith(BEGINNING);
    }

    /** Whether the file is the one that was sealed. */
    static boolean isIntact(FileChannel channel) throws IOException {
        return isPresent(channel) && end(channel).endsWith(String.format(Locale.ROOT, "%08x", checksum(channel)));
    }

    private static String end(FileChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(BLANK.length());
        channel.position(channel.size() - BLANK.length());
        while (end.hasRemaining() && channel.read(end) >= 0) {
            // Until the end is there.
        }
        return new String(end.array(), StandardCharsets.US_ASCII);
    }

    private static long checksum(FileChannel channel) throws IOException {
        Checksum checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        channel.position(0);
        for (long left = channel.size() - DIGITS.length(); left > 0; ) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int count = channel.read(buffer);
            if (count < 0) {
                break;
            }
            left -= count;
            checksum.update(buffer.flip());
        }
        checksum.update(DIGITS.getBytes(StandardCharsets.US_ASCII));
        return checksum.getValue();
    }
}
