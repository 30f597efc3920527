/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.weights.WeightFiles;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the tensors of a file. */
@Command(name = "list", description = "Lists the tensors of a file: names, types and shapes.")
final class WeightsListCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("tensor", "type", "shape", "values", "bytes");

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A file of weights: " + WeightsCommand.FORMATS + ".")
    private Path file;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        List<TensorInfo> tensors = WeightFiles.tensors(file);
        PrintWriter out = command.commandLine().getOut();
        List<List<Object>> rows = tensors.stream().map(WeightsListCommand::row).toList();
        long values =
                tensors.stream().mapToLong(tensor -> tensor.shape().size()).sum();
        long bytes = tensors.stream().mapToLong(TensorInfo::bytes).sum();
        switch (format.format()) {
            case TEXT -> {
                Format.TEXT.print(new Table(COLUMNS, rows), out);
                out.println(String.format(
                        Locale.ROOT,
                        "%,d %s, %,d values, %,d bytes",
                        tensors.size(),
                        tensors.size() == 1 ? "tensor" : "tensors",
                        values,
                        bytes));
            }
            case CSV -> {
                List<List<Object>> all = new ArrayList<>(rows);
                all.add(List.of("", "", "", values, bytes));
                Format.CSV.print(new Table(COLUMNS, all), out);
            }
            case JSON -> {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("tensors", Format.objects(new Table(COLUMNS, rows)));
                document.put("values", values);
                document.put("bytes", bytes);
                Format.printJson(document, out);
            }
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
