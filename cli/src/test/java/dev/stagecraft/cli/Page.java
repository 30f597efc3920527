/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation, as its fenced blocks. */
record Page(Path file, List<Block> blocks) {
    private static final Path ROOT = Path.of("..");
    private static final String FENCE = "```";

    /**
     * A fenced block.
     *
     * @param line where its first line of content stands, from 1
     * @param language what stands behind the fence
     */
    record Block(String page, int line, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** README and all pages of the documentation. */
    static List<Page> all() {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, blocks(file.getFileName().toString(), Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    Stream<Block> in(String language) {
        return blocks.stream().filter(block -> block.language.equals(language));
    }

    private static List<Block> blocks(String page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).startsWith(FENCE) && start == 0) {
                start = index + 1;
            } else if (lines.get(index).equals(FENCE)) {
                String language = lines.get(start - 1).substring(FENCE.length()).strip();
                blocks.add(new Block(page, start + 1, language, String.join("\n", lines.subList(start, index)) + "\n"));
                start = 0;
            }
        }
        return blocks;
    }
}
