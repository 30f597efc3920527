/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.file.WriteFailure;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that a command will write. What would keep it from that is found before hours of work, not after them. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Does nothing if a file is called as what will be in it.
     *
     * @throws ParameterException if its name ends otherwise
     */
    static void requireName(CommandSpec command, String option, Path file, String ending) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " is " + file + "; its name must end in " + ending + ", as what is written.");
        }
    }

    /**
     * Does nothing if the file can be written, as far as can be seen.
     *
     * @throws IllegalArgumentException if it is a folder, if its folder is none or may not be written into, or if its name is too long
     */
    static void require(Path file) {
        WriteFailure.ofPlace(file).ifPresent(failure -> {
            throw new IllegalArgumentException(
                    file + " cannot be written, because " + failure.reason() + ": " + failure.remedy() + ".");
        });
    }
}
