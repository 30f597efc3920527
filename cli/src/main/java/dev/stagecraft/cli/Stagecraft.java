/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import dev.stagecraft.cli.command.EvaluateCommand;
import dev.stagecraft.cli.command.ExplainCommand;
import dev.stagecraft.cli.command.ExportCommand;
import dev.stagecraft.cli.command.NetworksCommand;
import dev.stagecraft.cli.command.PictureCommand;
import dev.stagecraft.cli.command.PredictCommand;
import dev.stagecraft.cli.command.RecipesCommand;
import dev.stagecraft.cli.command.ReportCommand;
import dev.stagecraft.cli.command.SummaryCommand;
import dev.stagecraft.cli.command.TrainCommand;
import dev.stagecraft.cli.command.WeightsCommand;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Residual networks from the command line. */
@Command(
        name = "stagecraft",
        scope = ScopeType.INHERIT,
        description = "Trains, tests, runs and converts residual networks.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the work failed for a reason that a sentence on standard error names",
            "2:the command line is wrong",
            "3:a fault of this program"
        },
        subcommands = {
            NetworksCommand.class,
            SummaryCommand.class,
            PictureCommand.class,
            RecipesCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            WeightsCommand.class,
            HelpCommand.class
        })
public final class Stagecraft {
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            order = Integer.MAX_VALUE,
            description = "Prints where in the program a failure came from.")
    private boolean stackTrace;

    Stagecraft() {}

    public static void main(String[] arguments) {
        // Images are read, never shown.
        System.setProperty("java.awt.headless", "true");
        CommandLine program = Letters.print(commandLine());
        System.exit(FailureSentences.requirePrinted(program, program.execute(arguments)));
    }

    static CommandLine commandLine() {
        Stagecraft program = new Stagecraft();
        return new CommandLine(program)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Letters.paths())
                .setExecutionStrategy(FailureSentences::run)
                .setParameterExceptionHandler(FailureSentences::wrongUsage)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> FailureSentences.explain(fault, command, program.stackTrace));
    }
}
