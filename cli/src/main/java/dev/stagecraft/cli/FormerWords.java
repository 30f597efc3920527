/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words of earlier versions, and what they are called now. */
final class FormerWords {
    private static final Map<String, String> OPTIONS = Map.of("--labels", "--class-names");

    private static final Map<String, String> ENGINES = Map.of(
            "stock",
            "--engine deeplearning4j now",
            "fused",
            "--engine onednn on a CPU and --engine cudnn on a GPU now; --engine auto takes the one that is there");

    private FormerWords() {}

    /** What a word is called that a command line has and no command takes any more; empty if that is not the mistake. */
    static Optional<String> sentence(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return option(unmatched.getUnmatched(), mistake.getCommandLine().getCommandSpec());
        }
        return mistake.getArgSpec() instanceof OptionSpec option
                        && option.longestName().equals("--engine")
                ? engine(mistake.getValue())
                : Optional.empty();
    }

    /** Only where the command has the new one: others never had the old. */
    private static Optional<String> option(List<String> unmatched, CommandSpec command) {
        return unmatched.stream()
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(word -> command.findOption(OPTIONS.getOrDefault(word, word)) != null)
                .map(word -> word + " is called " + OPTIONS.get(word) + " now.")
                .findFirst();
    }

    private static Optional<String> engine(String word) {
        return Optional.ofNullable(word)
                .map(name -> ENGINES.get(name.toLowerCase(Locale.ROOT)))
                .map(name -> "--engine " + word + " is called " + name + ".");
    }
}
