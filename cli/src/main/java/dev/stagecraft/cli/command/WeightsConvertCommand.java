/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.progress.ShownProgress;
import dev.stagecraft.runtime.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts a file of weights. */
@Command(name = "convert", description = "Writes the weights of a file as safetensors.")
final class WeightsConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "IN", description = "A file of weights: " + WeightsCommand.FORMATS + ".")
    private Path from;

    @Parameters(index = "1", paramLabel = "OUT", description = "The .safetensors file to write.")
    private Path to;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "F32",
            description =
                    "The type to write: F32, F16, BF16 or F64 (default: ${DEFAULT-VALUE}). Tensors of whole numbers stay as they are.")
    private FloatType type;

    @Override
    public Integer call() throws IOException {
        CommandLine program = command.commandLine();
        OutputFile.require(to);
        OutputFile.requireName(command, "OUT", to, ".safetensors");
        try (ShownProgress progress =
                ShownProgress.of("tensors", WeightFiles.tensors(from).size(), program.getErr())) {
            WeightFiles.convert(from, to, type.type(), progress);
        }
        program.getOut().println(String.format(Locale.ROOT, "saved %s, %,d bytes", to, Files.size(to)));
        return 0;
    }
}
