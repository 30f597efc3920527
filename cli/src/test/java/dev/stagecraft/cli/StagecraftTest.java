/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Help, version and wrong command lines. */
class StagecraftTest {
    static Stream<List<String>> commands() {
        return commands(List.of(), Stagecraft.commandLine());
    }

    private static Stream<List<String>> commands(List<String> path, CommandLine command) {
        return Stream.concat(
                Stream.of(path),
                command.getSubcommands().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("help"))
                        .flatMap(entry -> commands(
                                Stream.concat(path.stream(), Stream.of(entry.getKey()))
                                        .toList(),
                                entry.getValue())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithItsExitCodes(List<String> command) {
        String help =
                Run.ok(Stream.concat(command.stream(), Stream.of("--help")).toArray());
        assertContains(
                help, "Usage: stagecraft " + String.join(" ", command), "Exit codes:", "  0   done", "--stacktrace");
    }

    @Test
    void everyOptionIsDescribed() {
        commands().forEach(path -> {
            CommandLine command = command(path);
            command.getCommandSpec()
                    .args()
                    .forEach(argument -> assertSentences(path + " " + argument, argument.description()));
            assertSentences(
                    path.toString(), command.getCommandSpec().usageMessage().description());
        });
    }

    /** A class that is no command's subcommand cannot be called. */
    @Test
    void everyCommandIsListed() throws IOException {
        Set<String> listed = commands()
                .map(StagecraftTest::command)
                .map(command -> command.getCommandSpec().userObject().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/stagecraft/cli/command"))) {
            List<String> lost = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Command") && !listed.contains(name))
                    .toList();
            assertEquals(List.of(), lost, "add it to the subcommands of Stagecraft.java");
        }
    }

    /** Whoever adds a command says in a test what it prints. */
    @Test
    void aTestRunsEveryCommand() throws IOException {
        String tests;
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/stagecraft/cli"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("StagecraftTest.java"))
                    .map(StagecraftTest::text)
                    .collect(Collectors.joining());
        }
        List<List<String>> untried = commands()
                .filter(path -> command(path).getSubcommands().isEmpty())
                .filter(path -> !Pattern.compile("\"" + String.join("\",\\s+\"", path) + "\"")
                        .matcher(tests)
                        .find())
                .toList();
        assertEquals(List.of(), untried, "commands without a test");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandLine command(List<String> path) {
        CommandLine command = Stagecraft.commandLine();
        for (String name : path) {
            command = command.getSubcommands().get(name);
        }
        return command;
    }

    /** The page says what each command does; of the commands of a command, their words. */
    @Test
    void thePageHasEveryCommand() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "command-line.md"));
        commands()
                .filter(path -> !path.isEmpty())
                .map(path -> path.get(path.size() - 1))
                .forEach(command -> assertTrue(
                        Pattern.compile("(?m)^\\|[^|]*\\b" + command + "\\b[^|]*\\|")
                                .matcher(page)
                                .find(),
                        () -> "docs/command-line.md has no row for " + command));
    }

    private static void assertSentences(String of, String... description) {
        String text = String.join(" ", description);
        assertTrue(text.matches("(?s)[A-Z.].*\\."), of + ": " + text);
    }

    @Test
    void versionNamesWhatRuns() {
        String version = Run.ok("--version");
        assertContains(
                version, "stagecraft ", "Deeplearning4j 1.0.0-M2.1", "Java " + System.getProperty("java.version"));
        assertFalse(version.contains("${"), version);
    }

    @Test
    void wrongUsageIsOneSentenceAndWhereToLook() {
        Map.of(
                        List.of("summar", "ResNet50"), "Did you mean: stagecraft summary?",
                        List.of("summary"), "Missing required parameter: 'NETWORK'",
                        List.of("summary", "ResNet50", "--format", "xml"), "Invalid value for option '--format'",
                        List.of(), "Missing required subcommand")
                .forEach((arguments, sentence) -> {
                    Run run = Run.of(arguments.toArray());
                    assertEquals(FailureSentences.WRONG_USAGE, run.exitCode(), run.err());
                    assertContains(run.err(), sentence, "--help");
                    assertTrue(run.err().lines().count() <= 3, run.err());
                    assertEquals("", run.out());
                });
    }
}
