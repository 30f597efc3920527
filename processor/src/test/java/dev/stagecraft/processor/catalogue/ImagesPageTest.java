/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The declarations of {@code docs/images.md} compile without a word: its example, and its table of published preprocessings. */
class ImagesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "images.md");
    private static final Pattern DECLARATION = Pattern.compile("(?s)```java\\n(@.*?)```");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\| `((?:resize|crop) = [^`]*)` \\|");

    @Test
    void declarationsCompile() throws IOException {
        String text = Files.readString(PAGE);
        List<String> declarations = found(DECLARATION, text);
        assertEquals(1, declarations.size());
        assertEquals("", Example.of(declarations.get(0)).printed());
        List<String> published = found(ATTRIBUTES, text);
        assertTrue(published.size() >= 4, published::toString);
        for (String attributes : published) {
            String qualified = attributes
                    .replaceAll("= (NONE)", "= Preprocessing.Crop.$1")
                    .replaceAll("= (NEAREST)", "= Preprocessing.Interpolation.$1")
                    .replaceAll("= (BGR)", "= Preprocessing.ChannelOrder.$1")
                    .replaceAll("= (ZERO_TO_255)", "= Preprocessing.Range.$1");
            String declaration = declarations
                    .get(0)
                    .replaceAll("@Preprocessing\\(.*\\)", "@Preprocessing(" + qualified + ")")
                    .replace("224", attributes.startsWith("resize = 32") ? "32" : "224");
            assertEquals("", Example.of(declaration).printed(), declaration);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
