/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scans of a progressive JPEG. libjpeg fills in what they leave open of the lowest frequencies, in each version otherwise
 * ({@code smoothing_ok} in {@code jdcoefct.c}).
 */
final class JpegScans {
    private static final int FREQUENCIES = 64;

    /** Those that decide whether something is filled in; 6 in older versions. */
    private static final int LOWEST = 10;

    /** For each component how many bits of each frequency are missing; -1 for all. */
    private final Map<Integer, int[]> missing = new HashMap<>();

    /** A scan's header: the components, the first and last frequency, and the bits that were known before and are not yet. */
    void add(byte[] header) {
        int count = header.length == 0 ? 0 : header[0] & 0xFF;
        if (header.length < 4 + 2 * count) {
            return;
        }
        int first = Math.min(FREQUENCIES - 1, header[1 + 2 * count] & 0xFF);
        int last = Math.min(FREQUENCIES - 1, header[2 + 2 * count] & 0xFF);
        for (int i = 0; i < count && first <= last; i++) {
            Arrays.fill(of(header[1 + 2 * i] & 0xFF), first, last + 1, header[3 + 2 * count] & 15);
        }
    }

    /** Whether nothing is left to be filled in. */
    boolean areAll(List<JpegHeader.Component> components) {
        return components.stream()
                .allMatch(component ->
                        Arrays.stream(of(component.id()), 0, LOWEST).allMatch(bits -> bits == 0));
    }

    private int[] of(int component) {
        return missing.computeIfAbsent(component, id -> {
            int[] all = new int[FREQUENCIES];
            Arrays.fill(all, -1);
            return all;
        });
    }
}
