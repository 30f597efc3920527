package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
        if (format.format() == Format.TEXT) {
            out.println(summary);
        } else {
            format.format().print(table(summary), out);
        }
        return 0;
    }

    private static Table table(NetworkSummary summary) {
        return new Table(
                List.of("layer", "kind", "input", "output", "parameters", "runningStatistics", "multiplyAdds"),
                summary.layers().stream().map(SummaryCommand::row).toList());
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
