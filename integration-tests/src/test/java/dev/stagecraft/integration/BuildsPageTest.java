/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and {@code docs/builds.md} show is what is built. */
class BuildsPageTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (projects/\\S+) -->\n)?```(\\w*)\n(.*?)```", Pattern.DOTALL);

    /** A block of the page, and the file that it is a part of, if that is named above it. */
    record Block(String file, String language, String text) {}

    static Stream<Block> blocks() throws IOException {
        return blocks(Path.of("../docs/builds.md"));
    }

    private static Stream<Block> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(match -> new Block(match.group(1), match.group(2), match.group(3)));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isAPartOfAProject(Block block) throws IOException {
        assertTrue(block.file() != null, () -> "No file is named above " + block.text());
        assertPart(block.text(), Files.readString(Path.of(block.file())), block.file());
    }

    /** Each project is on the page, and is a test. */
    @Test
    void allProjectsAreThere() throws IOException {
        Set<String> shown =
                blocks().map(block -> block.file().split("/")[1]).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> projects = Files.list(Path.of("projects"))) {
            List<String> hidden = projects.map(project -> project.getFileName().toString())
                    .filter(project -> !shown.contains(project))
                    .toList();
            assertTrue(hidden.isEmpty(), hidden::toString);
        }
    }

    /** README's is the same without the arguments that make warnings errors. */
    @Test
    void readmeShowsTheProjectOfMaven() throws IOException {
        String project = Files.readString(Path.of("projects/maven/pom.xml"))
                .replaceAll("(?s) *<compilerArgs>.*</compilerArgs>\n", "");
        List<String> poms = blocks(Path.of("../README.md"))
                .filter(block -> block.language().equals("xml"))
                .map(Block::text)
                .toList();
        assertTrue(!poms.isEmpty());
        poms.forEach(pom -> assertPart(pom, project, "projects/maven/pom.xml"));
    }

    @Test
    void onnxShowsTheProjectOfAServer() throws IOException {
        String project = Files.readString(Path.of("projects/serving/pom.xml"));
        List<String> poms = blocks(Path.of("../docs/onnx.md"))
                .filter(block -> block.language().equals("xml"))
                .map(Block::text)
                .toList();
        assertTrue(!poms.isEmpty());
        poms.forEach(pom -> assertPart(pom, project, "projects/serving/pom.xml"));
    }

    /** But for the lines' common indentation. */
    private static void assertPart(String part, String whole, String file) {
        String first = part.lines().findFirst().orElseThrow();
        Matcher place =
                Pattern.compile("(?m)^( *)" + Pattern.quote(first) + "$").matcher(whole);
        while (place.find()) {
            String indented = part.lines()
                    .map(line -> line.isEmpty() ? line : place.group(1) + line)
                    .collect(Collectors.joining("\n"));
            if (whole.startsWith(indented + "\n", place.start())) {
                return;
            }
        }
        throw new AssertionError("This is no part of " + file + ":\n" + part);
    }
}
