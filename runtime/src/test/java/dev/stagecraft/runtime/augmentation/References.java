/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What {@code tools/augmentation_reference.py} wrote. */
final class References {
    private References() {}

    /** The words of each line. */
    static List<List<String>> lines(String name) {
        try (InputStream stream = References.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pixels image(String name) {
        List<String> line = lines("operations.txt").stream()
                .filter(words -> words.get(0).equals(name) && words.get(1).equals("image"))
                .findFirst()
                .orElseThrow();
        byte[] values = HexFormat.of().parseHex(line.get(4));
        int channels = name.equals("grey") ? 1 : 3;
        int height = Integer.parseInt(line.get(2));
        return new Pixels(channels, height, values.length / channels / height, values);
    }
}
