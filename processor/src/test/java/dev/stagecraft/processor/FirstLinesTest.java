/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user sees of javac: where classes use a network that an error kept from being generated, that error leads, and not
 * the symbols that cannot be found because of it. javac holds back what another round might resolve.
 */
class FirstLinesTest {
    private static final String NET = """
            package net;
            import dev.stagecraft.*;
            @ResidualNetwork
            @Input(height = 0, width = 32)
            @ResidualStage(filters = 16, blocks = 2)
            @Head(classes = 10)
            public interface Net {}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import net.NetNetwork; class User {}",
                "import net.*; class User { NetNetwork field = new NetNetwork(); }",
                "import static net.NetNetwork.PARAMETERS; class User { long parameters = PARAMETERS; }",
                "import static net.NetNetwork.*; class User { long parameters = PARAMETERS; }",
                "class User { net.NetNetwork field; }",
                "class User { void body() { var network = new net.NetNetwork(); network.unknown(); } }",
                "class User { net.NetNetwork result(net.NetNetwork parameter) throws net.NetNetwork { return parameter; } }",
                "class User extends net.NetNetwork { @Override public String name() { return null; } }",
                "class User<T extends net.NetNetwork> implements java.util.function.Supplier<net.NetNetwork> {}",
                "record User(net.NetNetwork component) {}",
                "@SuppressWarnings(\"\" + net.NetNetwork.PARAMETERS) class User {}",
                "@net.NetNetwork class User { String alsoWrong = 3; Unknown unknown; }",
            })
    void useOfAFaultyNetwork(String user) throws IOException {
        assertLedByStagecraft(javac("package user; " + user, NET));
    }

    @Test
    void useOfASoundNetworkBesideAFaultyOne() throws IOException {
        String sound = "\n@ResidualNetwork @Input(height = 8, width = 8) @ResidualStage(filters = 3, blocks = 1)"
                + " @Head(classes = 2) interface Sound {}";
        assertLedByStagecraft(javac("package net; class User { SoundNetwork field; NetNetwork other; }", NET + sound));
    }

    /** javac tells 100 errors and counts the others. */
    @Test
    void moreUsesThanJavacTells() throws IOException {
        String fields = IntStream.range(0, 150)
                .mapToObj(i -> "net.NetNetwork field" + i + ";\n")
                .collect(Collectors.joining());
        List<String> lines = javac("package user; class User {\n" + fields + "}", NET);
        assertLedByStagecraft(lines);
        assertEquals(
                99, lines.stream().filter(line -> line.contains("User.java:")).count());
    }

    /** The compiler knows first, and says it in the right place; ours says what follows from it. */
    @Test
    void unknownSuperInterface() throws IOException {
        List<String> lines =
                javac("package user; class User {}", NET.replace("interface Net", "interface Net extends Unknown"));
        List<String> errors =
                lines.stream().filter(line -> line.contains(".java:")).toList();
        assertEquals(2, errors.size(), lines::toString);
        assertTrue(errors.get(0).endsWith("Net.java:7: error: cannot find symbol"), lines::toString);
        assertTrue(
                errors.get(1).contains("Net.java:3: error: [declaration/unresolved-parent] Net extends Unknown, which"),
                lines::toString);
    }

    /** File, line, id and text in the first line, then the source with a caret below the value. */
    private static void assertLedByStagecraft(List<String> lines) {
        String first = lines.get(0);
        assertTrue(
                first.matches(".*Net\\.java:4: error: \\[size/not-positive] height of @Input is 0, but .*"),
                lines::toString);
        assertEquals("@Input(height = 0, width = 32)", lines.get(1));
        assertEquals(lines.get(1).indexOf('0'), lines.get(2).indexOf('^'), lines::toString);
    }

    /** Runs javac as from a shell, with the user's file first, and gives what it printed. */
    private List<String> javac(String user, String net) throws IOException {
        String classPath = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of("-classpath", classPath, "-processorpath", classPath));
        arguments.addAll(
                List.of("-d", Files.createDirectory(folder.resolve("output")).toString()));
        arguments.add(Files.writeString(folder.resolve("User.java"), user).toString());
        arguments.add(Files.writeString(folder.resolve("Net.java"), net).toString());
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        int status =
                ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        assertNotEquals(0, status, printed::toString);
        return printed.toString().lines().toList();
    }
}
