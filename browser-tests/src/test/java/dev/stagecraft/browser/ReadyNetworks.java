/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.browser;

import dev.stagecraft.runtime.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ready networks, as their page lists them. */
final class ReadyNetworks {
    private static final Path PAGE = Path.of("..", "docs", "networks.md");

    private ReadyNetworks() {}

    static List<NetworkDefinition> all() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| `(imagenet|cifar|course|block)\\..*"))
                .map(line -> line.split("`")[1])
                .map(ReadyNetworks::create)
                .toList();
    }

    private static NetworkDefinition create(String name) {
        try {
            return (NetworkDefinition) Class.forName("dev.stagecraft.samples.network." + name + "Network")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
