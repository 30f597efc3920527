/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.network.NetworkCatalog;
import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists networks. */
@Command(name = "networks", description = "Lists the networks that can be named, the ready ones and your own.")
public final class NetworksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ClassPathOption classPath;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        List<List<Object>> rows =
                classPath.networks().all().stream().map(NetworksCommand::row).toList();
        // For programs it is called as in the summary.
        String multiplyAdds = format.format() == Format.TEXT ? "multiply-adds" : "multiplyAdds";
        format.format()
                .print(
                        new Table(List.of("network", "input", "output", "parameters", multiplyAdds), rows),
                        command.commandLine().getOut());
        return 0;
    }

    private static List<Object> row(NetworkDefinition network) {
        NetworkSummary summary = network.summary();
        return List.of(
                NetworkCatalog.nameOf(network),
                summary.input().toString(),
                summary.output().toString(),
                summary.parameters(),
                summary.multiplyAdds());
    }
}
