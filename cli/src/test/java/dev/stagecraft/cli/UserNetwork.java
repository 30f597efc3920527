/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** A network that a user declares and compiles. */
final class UserNetwork {
    /** Two networks of 1x8x8 images in 3 classes; one is nested. */
    static final String TINY = """
            package com.acme;

            import dev.stagecraft.*;

            @ResidualNetwork
            @Input(channels = 1, height = 8, width = 8)
            @Stem(filters = 4, kernel = 3, stride = 1)
            @ResidualStage(filters = 8, blocks = 1, stride = 2)
            @Head(classes = 3)
            public interface Tiny {}

            interface Outer {
                @ResidualNetwork
                interface Inner extends Tiny {}
            }
            """;

    private UserNetwork() {}

    /** Compiles with the processor that is on the class path; returns the folder of the classes. */
    static Path compile(Path folder, String source) throws IOException {
        Matcher name = Pattern.compile("public interface (\\w+)").matcher(source);
        assertEquals(true, name.find());
        Path file = Files.writeString(folder.resolve(name.group(1) + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-cp",
                        classPath,
                        "-processorpath",
                        classPath,
                        "-d",
                        classes.toString(),
                        file.toString());
        assertEquals(0, result, messages.toString(StandardCharsets.UTF_8));
        return classes;
    }
}
