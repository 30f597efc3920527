/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers that an option may have. A wrong one is a command line that is wrong, and found before any work. */
final class Range {
    private Range() {}

    /** @throws ParameterException if it is below 1 */
    static void requirePositive(CommandSpec command, String option, int value) {
        require(command, value >= 1, option, value, "at least 1");
    }

    /** @throws ParameterException if it is not from 0 to less than 1 */
    static void requireShare(CommandSpec command, String option, double value) {
        require(command, value >= 0 && value < 1, option, value, "from 0 to less than 1");
    }

    /**
     * Does nothing if a condition holds.
     *
     * @param range follows "it must be"
     * @throws ParameterException if it does not hold
     */
    static void require(CommandSpec command, boolean holds, String option, Object value, String range) {
        if (!holds) {
            throw new ParameterException(
                    command.commandLine(), option + " is " + value + "; it must be " + range + ".");
        }
    }
}
