/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a network's table of layers. */
@Command(
        name = "summary",
        description = "Prints every layer of a network with its output, parameters and multiply-adds.")
public final class SummaryCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("layer", "kind", "input", "output", "parameters", "runningStatistics", "multiplyAdds");

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "NETWORK", description = "The network's name, as stagecraft networks lists it.")
    private String network;

    @Mixin
    private ClassPathOption classPath;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        NetworkSummary summary = classPath.networks().find(network).summary();
        PrintWriter out = command.commandLine().getOut();
        switch (format.format()) {
            case TEXT -> out.println(summary);
            case CSV -> Format.CSV.print(new Table(COLUMNS, csvRows(summary)), out);
            case JSON -> Format.printJson(document(summary), out);
        }
        return 0;
    }

    /** A row for each layer and, with a layer that is empty, one for the network. */
    private static List<List<Object>> csvRows(NetworkSummary summary) {
        List<List<Object>> rows = new ArrayList<>(rows(summary));
        rows.add(List.of(
                "",
                "",
                summary.input().toString(),
                summary.output().toString(),
                summary.parameters(),
                summary.runningStatistics(),
                summary.multiplyAdds()));
        return rows;
    }

    private static Map<String, Object> document(NetworkSummary summary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", summary.name());
        document.put("input", summary.input().toString());
        document.put("output", summary.output().toString());
        document.put("parameters", summary.parameters());
        document.put("runningStatistics", summary.runningStatistics());
        document.put("multiplyAdds", summary.multiplyAdds());
        document.put("layers", Format.objects(new Table(COLUMNS, rows(summary))));
        return document;
    }

    private static List<List<Object>> rows(NetworkSummary summary) {
        return summary.layers().stream().map(SummaryCommand::row).toList();
    }

    private static List<Object> row(LayerSummary layer) {
        return List.of(
                layer.name(),
                layer.kind(),
                layer.input().toString(),
                layer.output().toString(),
                layer.parameters(),
                layer.runningStatistics(),
                layer.multiplyAdds());
    }
}
