/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simple name that stands in several packages is that of one thing. Whoever has another one says here which. */
class SharedNamesTest {
    private static final Path ROOT = Path.of("..");

    /** Of networks, as they are declared, expanded and computed. */
    private static final List<String> LAYERS = List.of(
            "BlurPooling",
            "ChannelAttention",
            "ChannelStatistics",
            "Convolution",
            "Dense",
            "DropBlock",
            "EdgePadding",
            "EfficientChannelAttention",
            "GroupNormalization",
            "Normalization",
            "Pool",
            "Softmax",
            "StochasticDepth",
            "WeightStandardization",
            "ZeroPadShortcut");

    /** What layers have and do, in the compiler and in each engine. */
    private static final List<String> PARTS =
            List.of("NormalizationKernels", "Padding", "PerceptronGating", "RunningStatistics", "Window");

    /** What is compiled, and what pictures and reports show of it. */
    private static final List<String> SHOWN = List.of("Block", "Cost", "Layer", "Network", "Shape", "StageMap");

    /** What users set, and what a module has that does not see theirs. */
    private static final List<String> SETTINGS = List.of("Device", "ElementType", "Preprocessing", "Recomputation");

    @Test
    void areThoseOfOneThing() throws IOException {
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                for (Path file : Module.files(sources, ".java")) {
                    String name = file.getFileName().toString().replace(".java", "");
                    packages.computeIfAbsent(name, key -> new TreeSet<>())
                            .add(sources.relativize(file.getParent()).toString());
                }
            }
        }
        SortedSet<String> known = Stream.of(LAYERS, PARTS, SHOWN, SETTINGS)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> shared = packages.keySet().stream()
                .filter(name -> !name.contains("-") && packages.get(name).size() > 1)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, shared, "give a class another name, or say here why it has that of another one");
    }
}
