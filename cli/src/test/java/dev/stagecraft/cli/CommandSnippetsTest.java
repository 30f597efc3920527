/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.samples.Demo;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Each command line of the program that stands in README or the documentation is one that it takes, and those that need no file print what
 * stands there.
 */
@Tag("slow")
class CommandSnippetsTest {
    private static final Pattern COMMAND =
            Pattern.compile("(?:\\$ stagecraft|java .*-jar (?:cli/target/)?stagecraft\\.jar)(?<arguments> .*)");
    private static final Pattern EXECUTED = Pattern.compile("-pl samples .*-Dexec\\.args=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Of these and some others the documents leave something out. */
    private static final String LEFT_OUT = "\u2026";

    /**
     * A command and what stands below it.
     *
     * @param printed with a line of "…" where some are left out
     */
    record Command(String place, List<String> arguments, List<String> printed) {
        boolean needsNoFile() {
            return List.of("networks", "summary").contains(arguments.get(0));
        }

        @Override
        public String toString() {
            return place + " " + String.join(" ", arguments);
        }
    }

    static Stream<Command> commands() {
        return Page.all().stream().flatMap(page -> page.blocks().stream()).flatMap(CommandSnippetsTest::commands);
    }

    static Stream<Command> withoutFiles() {
        return commands()
                .filter(command -> command.needsNoFile() && !command.printed().isEmpty());
    }

    private static Stream<Command> commands(Page.Block block) {
        List<Command> found = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        int number = block.line();
        for (String line : block.text().lines().toList()) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                printed = new ArrayList<>();
                found.add(new Command(block.page() + ":" + number, words(command.group("arguments")), printed));
            } else if (line.startsWith("$ ")) {
                printed = new ArrayList<>();
            } else {
                printed.add(line);
            }
            number++;
        }
        return found.stream();
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .filter(word -> !word.equals(LEFT_OUT))
                .toList();
    }

    @Test
    void areFound() {
        assertTrue(commands().count() >= 15, () -> commands().toList().toString());
        assertTrue(withoutFiles().count() >= 3);
    }

    /** One that leaves options out, with "…", need not be whole. */
    @ParameterizedTest
    @MethodSource("commands")
    void areTaken(Command command) {
        boolean isWhole = !command.toString().contains("--class-path classes --network Flowers")
                || command.arguments().contains("--data");
        if (isWhole) {
            assertDoesNotThrow(
                    () -> Stagecraft.commandLine().parseArgs(command.arguments().toArray(String[]::new)));
        }
    }

    /** Of the program of the samples: {@code -Dexec.args="--recipe …"}. */
    @Test
    void argumentsOfTheDemoAreTaken() {
        List<String> found = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .flatMap(block -> EXECUTED.matcher(block.text()).results())
                .map(match -> match.group(1))
                .toList();
        assertTrue(found.size() >= 1, found::toString);
        found.forEach(arguments -> assertDoesNotThrow(
                () -> new CommandLine(Demo.class).parseArgs(words(arguments).toArray(String[]::new))));
    }

    @ParameterizedTest
    @MethodSource("withoutFiles")
    void printWhatStandsThere(Command command) {
        Run run = Run.of(command.arguments().toArray());
        List<String> actual = (run.out() + run.err()).lines().toList();
        int at = 0;
        for (String line : command.printed()) {
            if (line.equals(LEFT_OUT)) {
                continue;
            }
            int found = actual.subList(at, actual.size()).indexOf(line);
            assertTrue(found >= 0, () -> "no \"" + line + "\" in\n" + String.join("\n", actual));
            at += found + 1;
        }
        if (!command.printed().contains(LEFT_OUT)) {
            assertEquals(actual, command.printed());
        }
    }
}
