/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of 64 KB for one program and those that it starts. Linux makes it in a namespace, for which nobody needs to be root. */
final class SmallDisk {
    private static final String MOUNT = "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\"";

    private SmallDisk() {}

    /** Whether this machine makes one. */
    static boolean isAvailable() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("small-disk");
        try {
            return new ProcessBuilder(command(folder, List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } finally {
            Files.delete(folder);
        }
    }

    /** The program, for which the folder is the file system. */
    static ProcessBuilder with(Path folder, ProcessBuilder program) throws IOException {
        Files.createDirectories(folder);
        return program.command(command(folder, program.command()));
    }

    private static List<String> command(Path folder, List<String> program) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT));
        command.add(folder.toString());
        command.addAll(program);
        return command;
    }
}
