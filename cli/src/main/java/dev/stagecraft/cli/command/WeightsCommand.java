/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import picocli.CommandLine.Command;

/** What can be done with files of weights. */
@Command(
        name = "weights",
        description = "Lists, verifies or converts files of weights.",
        subcommands = {WeightsListCommand.class, WeightsVerifyCommand.class, WeightsConvertCommand.class})
public final class WeightsCommand {
    /** The formats that can be read, for descriptions of options. */
    static final String FORMATS = ".safetensors, or .keras or .h5 of Keras";
}
