/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.network.NetworkCatalog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where networks are looked for. */
final class ClassPathOption {
    @Option(
            names = "--class-path",
            paramLabel = "JARS",
            description =
                    "Jars and folders of classes with networks of your own, and what these need,"
                            + " separated as in java -cp; a network of theirs goes by its simple name or by that with its package.")
    private List<String> classPath = List.of();

    NetworkCatalog networks() throws IOException {
        return NetworkCatalog.of(classPath.stream()
                .flatMap(entries -> Stream.of(entries.split(File.pathSeparator)))
                .map(Path::of)
                .toList());
    }
}
