/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.images.JpegHeader.Component;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the channels of a JPEG are, and how they become red, green and blue: by the rules and whole numbers of libjpeg
 * ({@code default_decompress_parms} in {@code jdapimin.c}, {@code jdcolor.c}), where Java has rules of its own.
 */
enum JpegColors {
    /** One channel. */
    GREY {
        @Override
        void convert(byte[] samples, byte[] into) {
            System.arraycopy(samples, 0, into, 0, into.length);
        }
    },
    /** Red, green and blue as they are. */
    RGB {
        @Override
        void convert(byte[] samples, byte[] into) {
            System.arraycopy(samples, 0, into, 0, into.length);
        }
    },
    /** Luma and two channels of chroma. */
    YCBCR {
        @Override
        void convert(byte[] samples, byte[] into) {
            for (int i = 0; i < into.length; i += 3) {
                chroma(samples, i, into, i);
            }
        }
    },
    /** Inverted cyan, magenta, yellow and black, as Adobe's programs write them and Pillow reads all. */
    CMYK {
        @Override
        void convert(byte[] samples, byte[] into) {
            for (int i = 0, j = 0; j < into.length; i += 4, j += 3) {
                for (int channel = 0; channel < 3; channel++) {
                    into[j + channel] = printed(WHITE - (samples[i + channel] & 0xFF), samples[i + 3] & 0xFF);
                }
            }
        }
    },
    /** The same as luma, chroma and black. */
    YCCK {
        @Override
        void convert(byte[] samples, byte[] into) {
            for (int i = 0, j = 0; j < into.length; i += 4, j += 3) {
                chroma(samples, i, into, j);
                for (int channel = 0; channel < 3; channel++) {
                    into[j + channel] = printed(into[j + channel] & 0xFF, samples[i + 3] & 0xFF);
                }
            }
        }
    };

    private static final int WHITE = 255;
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;

    /** Those of a JPEG with 1, 3 or 4 channels. */
    static JpegColors of(JpegHeader header) {
        int transform = header.adobeTransform().orElse(-1);
        return switch (header.components().size()) {
            case 1 -> GREY;
            case 3 -> isRgb(header, transform) ? RGB : YCBCR;
            default -> transform <= 0 ? CMYK : YCCK;
        };
    }

    private static boolean isRgb(JpegHeader header, int transform) {
        if (header.isJfif() || transform > 0) {
            return false;
        }
        List<Integer> ids = header.components().stream().map(Component::id).collect(Collectors.toList());
        return transform == 0 || ids.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
    }

    /**
     * A row.
     *
     * @param samples of each pixel one after the other
     * @param into a byte for each pixel if grey, else red, green and blue
     */
    abstract void convert(byte[] samples, byte[] into);

    /**
     * A row of luma and chroma into three channels that follow each other.
     *
     * @param samples of each pixel one after the other
     * @param into red, green and blue
     * @param at where the row begins in the first of them
     * @param plane how far they are from each other
     */
    static void split(byte[] samples, byte[] into, int at, int plane) {
        for (int i = 0, to = at; i < samples.length; i += 3, to++) {
            int luma = samples[i] & 0xFF;
            int blue = (samples[i + 1] & 0xFF) - 128;
            int red = (samples[i + 2] & 0xFF) - 128;
            into[to] = clipped(luma + (91_881 * red + HALF >> BITS));
            into[to + plane] = clipped(luma + (-22_554 * blue - 46_802 * red + HALF >> BITS));
            into[to + 2 * plane] = clipped(luma + (116_130 * blue + HALF >> BITS));
        }
    }

    private static void chroma(byte[] samples, int from, byte[] into, int to) {
        int luma = samples[from] & 0xFF;
        int blue = (samples[from + 1] & 0xFF) - 128;
        int red = (samples[from + 2] & 0xFF) - 128;
        into[to] = clipped(luma + (91_881 * red + HALF >> BITS));
        into[to + 1] = clipped(luma + (-22_554 * blue - 46_802 * red + HALF >> BITS));
        into[to + 2] = clipped(luma + (116_130 * blue + HALF >> BITS));
    }

    /** Ink on what black leaves of white: Pillow's conversion, without a profile of any ink. */
    private static byte printed(int ink, int light) {
        int product = ink * light + 128;
        return clipped(light - ((product >> 8) + product >> 8));
    }

    private static byte clipped(int value) {
        return (byte) Math.max(0, Math.min(WHITE, value));
    }
}
