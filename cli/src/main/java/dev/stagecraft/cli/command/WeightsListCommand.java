package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.weights.WeightFiles;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the tensors of a file. */
@Command(name = "list", description = "Lists the tensors of a file: names, types and shapes.")
final class WeightsListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A file of weights: .safetensors, or .keras or .h5 of Keras.")
    private Path file;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        List<TensorInfo> tensors = WeightFiles.tensors(file);
        PrintWriter out = command.commandLine().getOut();
        format.format()
                .print(
                        new Table(
                                List.of("tensor", "type", "shape", "values", "bytes"),
                                tensors.stream().map(WeightsListCommand::row).toList()),
                        out);
        if (format.format() == Format.TEXT) {
            out.println(String.format(
                    Locale.ROOT,
                    "%,d tensors, %,d values, %,d bytes",
                    tensors.size(),
                    tensors.stream().mapToLong(tensor -> tensor.shape().size()).sum(),
                    tensors.stream().mapToLong(TensorInfo::bytes).sum()));
        }
        return 0;
    }

    private static List<Object> row(TensorInfo tensor) {
        return List.of(
                tensor.name(),
                tensor.type().name(),
                tensor.shape().toString(),
                tensor.shape().size(),
                tensor.bytes());
    }
}
