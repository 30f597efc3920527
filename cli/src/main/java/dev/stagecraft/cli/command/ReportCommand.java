/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.report.ComparisonPage;
import dev.stagecraft.report.RunPage;
import dev.stagecraft.report.record.Run;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page of a run, or one that compares several. */
@Command(
        name = "report",
        description =
                "Writes the page of a run: curves, confusions, mistakes, settings. Of several runs it writes one that compares them.")
public final class ReportCommand implements Callable<Integer> {
    private static final int MOST = 24;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The page to write, a .html (default: report.html in the folder of the run; of several, comparison.html in this folder).")
    private Optional<Path> out;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders that train --checkpoints wrote.")
    private List<Path> folders;

    @Override
    public Integer call() throws IOException {
        if (folders.size() > MOST) {
            throw new ParameterException(
                    command.commandLine(),
                    "There are " + folders.size() + " runs; a page compares at most " + MOST + ": name fewer.");
        }
        boolean isOne = folders.size() == 1;
        Path page = out.orElseGet(() -> isOne ? folders.get(0).resolve("report.html") : Path.of("comparison.html"));
        OutputFile.requireName(command, "--out", page, ".html");
        List<Run> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(Run.load(folder));
        }
        // A folder that is missing was said before, by its own name.
        OutputFile.require(page);
        String html = isOne ? RunPage.of(runs.get(0)) : ComparisonPage.of(runs);
        AtomicFile.write(page, channel -> channel.write(ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8))));
        command.commandLine().getOut().println("saved " + FileNames.path(page));
        return 0;
    }
}
