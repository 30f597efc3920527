/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a zip file says that it contains, and where (PKWARE's APPNOTE.TXT, 4.3): the standard library does not tell where the bytes of an entry are.
 *
 * @param entries in the order of the directory at the file's end
 */
public record ZipDirectory(List<Entry> entries) {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_LOCATOR = 0x07064b50;

    private static final int END_BYTES = 22;
    private static final int LARGE_END_BYTES = 56;
    private static final int LOCATOR_BYTES = 20;
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LARGE_SIZES = 1;

    /** A model has some thousand entries; more than this is no directory of one. */
    private static final int LARGEST = 16 << 20;

    /**
     * Copies the list.
     *
     * @param entries in the order of the directory at the file's end
     */
    public ZipDirectory {
        entries = List.copyOf(entries);
    }

    /**
     * An entry.
     *
     * @param name its path in the file
     * @param isStored whether its bytes are in the file as they are
     * @param bytes how many these are in the file
     * @param header the position of its local header
     */
    public record Entry(String name, boolean isStored, long bytes, long header) {}

    /** Whether a file begins as those with entries do. */
    static boolean isZip(ByteBuffer start) {
        return start.limit() >= Integer.BYTES && start.getInt(0) == LOCAL_HEADER;
    }

    /** The name of a file's first entry, by what is before its bytes, where the file has no directory; or as much of the name as there is. */
    static String firstName(ByteBuffer start) {
        if (start.limit() < LOCAL_HEADER_BYTES) {
            return "";
        }
        int length = Math.min(unsigned(start, 26), start.limit() - LOCAL_HEADER_BYTES);
        return new String(start.array(), LOCAL_HEADER_BYTES, length, StandardCharsets.UTF_8);
    }

    /**
     * {@return the directory of a file, read from its end; empty where there is none, or a damaged one}
     *
     * @param channel the file
     * @throws IOException if the file cannot be read
     */
    public static Optional<ZipDirectory> read(FileChannel channel) throws IOException {
        try {
            Optional<ByteBuffer> directory = directory(channel);
            return directory.isPresent() ? Optional.of(new ZipDirectory(entries(directory.get()))) : Optional.empty();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the entry of a name}
     *
     * @param name a path in the file
     */
    public Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.name.equals(name)).findFirst();
    }

    /**
     * {@return where the bytes of an entry begin; empty where they are not all in the file}
     *
     * @param channel the file
     * @param entry of this file's directory
     * @throws IOException if the file cannot be read
     */
    public static Optional<Long> position(FileChannel channel, Entry entry) throws IOException {
        ByteBuffer header = bytes(channel, entry.header, LOCAL_HEADER_BYTES);
        if (header.limit() < LOCAL_HEADER_BYTES || header.getInt(0) != LOCAL_HEADER) {
            return Optional.empty();
        }
        long position = entry.header + LOCAL_HEADER_BYTES + unsigned(header, 26) + unsigned(header, 28);
        return Optional.of(position).filter(at -> isIn(channel, at, entry.bytes));
    }

    private static boolean isIn(FileChannel channel, long position, long bytes) {
        try {
            return bytes >= 0 && position <= channel.size() - bytes;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<ByteBuffer> directory(FileChannel channel) throws IOException {
        long size = channel.size();
        long from = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
        ByteBuffer tail = bytes(channel, from, (int) (size - from));
        for (int end = tail.limit() - END_BYTES; end >= 0; end--) {
            if (tail.getInt(end) == END) {
                long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
                long position = Integer.toUnsignedLong(tail.getInt(end + 16));
                ByteBuffer large = bytes(channel, from + end - LOCATOR_BYTES, LOCATOR_BYTES);
                if (large.limit() == LOCATOR_BYTES && large.getInt(0) == LARGE_LOCATOR) {
                    ByteBuffer largeEnd = bytes(channel, large.getLong(8), LARGE_END_BYTES);
                    if (largeEnd.getInt(0) != LARGE_END) {
                        return Optional.empty();
                    }
                    bytes = largeEnd.getLong(40);
                    position = largeEnd.getLong(48);
                }
                boolean isThere = position >= 0 && bytes >= 0 && bytes <= LARGEST && position <= size - bytes;
                return isThere ? Optional.of(bytes(channel, position, (int) bytes)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Entry> entries(ByteBuffer directory) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + DIRECTORY_HEADER_BYTES <= directory.limit() && directory.getInt(at) == DIRECTORY_HEADER) {
            int name = unsigned(directory, at + 28);
            int extra = unsigned(directory, at + 30);
            int comment = unsigned(directory, at + 32);
            byte[] text = new byte[name];
            directory.get(at + DIRECTORY_HEADER_BYTES, text);
            entries.add(entry(
                    new String(text, StandardCharsets.UTF_8),
                    directory,
                    at,
                    directory.slice(at + DIRECTORY_HEADER_BYTES + name, extra).order(ByteOrder.LITTLE_ENDIAN)));
            at += DIRECTORY_HEADER_BYTES + name + extra + comment;
        }
        return entries;
    }

    /** Sizes that need more than 32 bits are in an extra field, in this order: unpacked, packed, and where the header is. */
    private static Entry entry(String name, ByteBuffer directory, int at, ByteBuffer extra) {
        long unpacked = Integer.toUnsignedLong(directory.getInt(at + 24));
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long header = Integer.toUnsignedLong(directory.getInt(at + 42));
        int field = 0;
        while (field + 4 <= extra.limit()) {
            if (unsigned(extra, field) == LARGE_SIZES) {
                int value = field + 4;
                value += unpacked == 0xffffffffL ? Long.BYTES : 0;
                if (packed == 0xffffffffL) {
                    packed = extra.getLong(value);
                    value += Long.BYTES;
                }
                header = header == 0xffffffffL ? extra.getLong(value) : header;
            }
            field += 4 + unsigned(extra, field + 2);
        }
        return new Entry(name, directory.getShort(at + 10) == 0, packed, header);
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** So many bytes of the file, or fewer where it ends; none before its beginning. */
    static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(position < 0 ? 0 : length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // Reads on.
        }
        return bytes.flip();
    }
}
