/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.stream.ImageInputStream;

/**
 * What a JPEG says of itself before its pixels (ITU-T T.81, annex B).
 *
 * @param frame the marker of its frame, which tells how it is coded
 * @param bits of a sample
 * @param height in pixels; 0 if it stands behind the first scan
 * @param width in pixels
 * @param isJfif whether it has a JFIF marker
 * @param adobeTransform the colour transform of an Adobe marker
 * @param isWhole false if scans of a progressive one are missing, so that decoders guess what is there
 */
record JpegHeader(
        int frame,
        int bits,
        int height,
        int width,
        List<Component> components,
        boolean isJfif,
        OptionalInt adobeTransform,
        boolean isWhole) {
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int PROGRESSIVE = 0xC2;

    /**
     * A channel.
     *
     * @param id by which a scan names it
     * @param horizontal its sampling factor along a row: the pixels that it has where others have theirs
     * @param vertical its sampling factor along a column
     */
    record Component(int id, int horizontal, int vertical) {}

    /** Reads one from the beginning of a stream; empty if the file ends before its frame, or has none. */
    static Optional<JpegHeader> read(ImageInputStream stream) throws IOException {
        stream.seek(0);
        Reader reader = new Reader(new DataInputStream(new BufferedInputStream(new Bytes(stream))));
        try {
            reader.read();
        } catch (EOFException e) {
            // What is there tells; that the rest is missing, the decoder finds too.
        }
        stream.seek(0);
        return reader.components.isEmpty() ? Optional.empty() : Optional.of(reader.header());
    }

    int highest() {
        return components.stream().mapToInt(Component::vertical).max().orElseThrow();
    }

    int widest() {
        return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
    }

    private static final class Reader {
        private final DataInputStream in;
        private final List<Component> components = new ArrayList<>();
        private final JpegScans scans = new JpegScans();
        private int frame;
        private int bits;
        private int height;
        private int width;
        private boolean isJfif;
        private OptionalInt adobeTransform = OptionalInt.empty();

        Reader(DataInputStream in) {
            this.in = in;
        }

        JpegHeader header() {
            boolean isWhole = frame != PROGRESSIVE || scans.areAll(components);
            return new JpegHeader(frame, bits, height, width, List.copyOf(components), isJfif, adobeTransform, isWhole);
        }

        void read() throws IOException {
            int marker = marker();
            while (marker != END) {
                if (!isBare(marker)) {
                    segment(marker);
                }
                if (marker == SCAN && frame != PROGRESSIVE) {
                    return;
                }
                marker = marker();
            }
        }

        /** Skips what is coded: a 0 behind a byte of 255 says that it is no marker. */
        private int marker() throws IOException {
            int marker;
            do {
                while (in.readUnsignedByte() != 0xFF) {}
                do {
                    marker = in.readUnsignedByte();
                } while (marker == 0xFF);
            } while (marker == 0);
            return marker;
        }

        /** Markers without a segment: restarts, the beginning, and one for arithmetic coding. */
        private static boolean isBare(int marker) {
            return marker >= 0xD0 && marker <= 0xD8 || marker == 0x01;
        }

        /** {@code SOF0} to {@code SOF15}; among them lie the markers of tables and one that is reserved. */
        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        private void segment(int marker) throws IOException {
            int length = Math.max(0, in.readUnsignedShort() - 2);
            boolean isRead = isFrame(marker) || marker == SCAN || marker == JFIF || marker == ADOBE;
            byte[] data = new byte[isRead ? length : 0];
            if (!isRead) {
                in.skipNBytes(length);
                return;
            }
            in.readFully(data);
            if (isFrame(marker) && components.isEmpty()) {
                frame(marker, data);
            } else if (marker == SCAN) {
                scans.add(data);
            } else if (marker == JFIF && begins(data, "JFIF\0", 14)) {
                isJfif = true;
            } else if (marker == ADOBE && begins(data, "Adobe", 12)) {
                adobeTransform = OptionalInt.of(data[11] & 0xFF);
            }
        }

        private void frame(int marker, byte[] data) {
            frame = marker;
            bits = data.length == 0 ? 0 : data[0];
            height = data.length < 5 ? 0 : (data[1] & 0xFF) << 8 | data[2] & 0xFF;
            width = data.length < 5 ? 0 : (data[3] & 0xFF) << 8 | data[4] & 0xFF;
            int count = data.length < 6 ? 0 : Math.min(data[5] & 0xFF, (data.length - 6) / 3);
            for (int i = 0; i < count; i++) {
                int factors = data[7 + 3 * i] & 0xFF;
                components.add(new Component(data[6 + 3 * i] & 0xFF, factors >> 4, factors & 15));
            }
        }

        /** As long as libjpeg wants such a marker to be. */
        private static boolean begins(byte[] data, String name, int least) {
            if (data.length < least) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                if (data[i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The bytes of a stream of images. */
    private static final class Bytes extends InputStream {
        private final ImageInputStream stream;

        Bytes(ImageInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            return stream.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return stream.read(bytes, offset, length);
        }
    }
}
