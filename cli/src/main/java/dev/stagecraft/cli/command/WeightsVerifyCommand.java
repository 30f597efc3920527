/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.weights.WeightFiles;
import dev.stagecraft.weights.HeadFit;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.Misfit;
import dev.stagecraft.weights.WeightsMatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a file of weights with a network. */
@Command(
        name = "verify",
        description = "Compares a file of weights with a network: what is missing, left over or of another shape."
                + " The exit code is 1 if the file does not fit.")
final class WeightsVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A file of weights: " + WeightsCommand.FORMATS + ".")
    private Path file;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            required = true,
            description = "The network's name, as stagecraft networks lists it.")
    private String network;

    @Mixin
    private ClassPathOption classPath;

    @Override
    public Integer call() throws IOException {
        NetworkDefinition definition = classPath.networks().find(network);
        WeightsMatch match = WeightFiles.compare(definition.create(), file);
        PrintWriter out = command.commandLine().getOut();
        if (match.fits()) {
            out.println(file + " fits " + definition.name() + ": "
                    + counted(match.tensors().size()) + match.placement().sentence() + head(match.head()));
            return 0;
        }
        match.misfits().stream().map(Misfit::sentence).forEach(out::println);
        throw new InvalidWeightsException(
                file,
                "does not fit " + definition.name() + ": "
                        + counted(match.misfits().size()) + ", as listed"
                        + match.cause().map(cause -> ". " + cause).orElse("") + ".");
    }

    private static String counted(int tensors) {
        return tensors + (tensors == 1 ? " tensor" : " tensors");
    }

    private static String head(HeadFit head) {
        if (head instanceof HeadFit.OtherClasses other) {
            return "; the head of its " + other.file() + " classes is left out, because the network has "
                    + other.network();
        }
        if (head instanceof HeadFit.NotNeeded notNeeded) {
            return notNeeded.sentence();
        }
        return head instanceof HeadFit.Absent ? "; it has no head" : "";
    }
}
