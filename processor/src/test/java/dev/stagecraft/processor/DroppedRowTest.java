/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A stem is warned of exactly where its windows touch and end before the last row or column: every place is walked here. */
class DroppedRowTest {
    private static final Pattern NAME = Pattern.compile("Net\\w+");

    @Test
    void everyStem() {
        Set<String> expected = new TreeSet<>();
        List<JavaFileObject> sources = new ArrayList<>();
        for (String padding : List.of("SYMMETRIC", "VALID")) {
            for (int kernel = 1; kernel <= 7; kernel++) {
                for (int stride = 1; stride <= kernel; stride++) {
                    int width = 18 + (kernel + stride) % 3;
                    String name = "Net" + padding + kernel + "x" + stride;
                    sources.add(source(name, padding, kernel, stride, width));
                    // Windows that do not overlap are not padded.
                    int pixels = padding.equals("SYMMETRIC") && stride < kernel ? (kernel - 1) / 2 : 0;
                    if (isDropped(19, kernel, stride, pixels) || isDropped(width, kernel, stride, pixels)) {
                        expected.add(name);
                    }
                }
            }
        }
        Compilation compilation = CompiledNetwork.compile(sources.toArray(JavaFileObject[]::new));
        assertEquals(List.of(), compilation.errors());
        Set<String> found = new TreeSet<>();
        compilation.warnings().stream()
                .filter(warning -> warning.getMessage(Locale.ROOT).startsWith("[map/dropped-row] conv1 receives"))
                .map(warning -> NAME.matcher(warning.getSource().getName()))
                .filter(Matcher::find)
                .forEach(name -> found.add(name.group()));
        assertEquals(expected, found);
        assertTrue(expected.size() > 10, expected::toString);
    }

    private static boolean isDropped(int side, int kernel, int stride, int pixels) {
        int last = -1;
        for (int start = -pixels; start + kernel <= side + pixels; start += stride) {
            last = start + kernel - 1;
        }
        return last < side - 1;
    }

    private static JavaFileObject source(String name, String padding, int kernel, int stride, int width) {
        return CompiledNetwork.source(name, String.format("""
                @ResidualNetwork @Input(height = 19, width = %d)
                @Stem(filters = 2, kernel = %d, stride = %d)
                @Convolution(padding = Convolution.Padding.%s)
                @ResidualStage(filters = 2, blocks = 1, block = %s.Point.class)
                @Head(classes = 2)
                interface %s {
                    @ResidualBlock @Conv(kernel = 1) interface Point {}
                }
                """, width, kernel, stride, padding, name, name));
    }
}
