/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a network for other programs. */
@Command(
        name = "export",
        description = "Writes a network for other programs: .onnx holds the network and its weights,"
                + " .safetensors the weights by the names that PyTorch gives them.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description = "The names of the classes, a line each, to be kept in an .onnx file.")
    private Optional<Path> classNames;

    @Parameters(paramLabel = "OUT", description = "The file to write: .onnx or .safetensors.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean isOnnx = name.endsWith(".onnx");
        if (!isOnnx && !name.endsWith(".safetensors")) {
            throw new ParameterException(
                    command.commandLine(),
                    file + " says not what to write: let its name end in .onnx or .safetensors.");
        }
        model.file().filter(ExportedModel::is).ifPresent(exported -> {
            throw new IllegalArgumentException(exported + " is an ONNX file already, and export takes what train saved:"
                    + " name the .zip that it was exported from, or copy it.");
        });
        OutputFile.require(file);
        try (Model loaded = model.load()) {
            if (isOnnx) {
                Export.onnx(loaded.network(), file, options(loaded));
            } else {
                Weights.save(loaded.network(), file);
            }
        }
        command.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "saved %s, %,d bytes", file, Files.size(file)));
        return 0;
    }

    private ExportOptions options(Model loaded) throws IOException {
        ExportOptions options = model.declared().map(ExportOptions::of).orElseGet(() -> saved(loaded));
        return ClassNamesFile.read(classNames, command.commandLine().getErr())
                .map(ClassNames::names)
                .map(options::withClassNames)
                .orElse(options);
    }

    private static ExportOptions saved(Model loaded) {
        return loaded.preprocessing()
                .map(images -> ExportOptions.of(images, loaded.classNames()))
                .orElseGet(() -> ExportOptions.defaults().withClassNames(loaded.classNames()));
    }
}
