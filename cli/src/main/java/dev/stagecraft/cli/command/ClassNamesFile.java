/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.images.ClassNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The names of classes that {@code --class-names} gives. */
final class ClassNamesFile {
    private ClassNamesFile() {}

    /**
     * Reads them, if there are any.
     *
     * @param err told what speaks against their order
     */
    static Optional<ClassNames> read(Optional<Path> file, PrintWriter err) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ClassNames classNames = ClassNames.load(file.get());
        classNames.doubt().ifPresent(err::println);
        return Optional.of(classNames);
    }
}
