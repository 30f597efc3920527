/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.network.NetworkCatalog;
import dev.stagecraft.picture.Picture;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.picture.NetworkPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a network, or two of which what differs is marked. */
@Command(
        name = "picture",
        description =
                "Draws a network, or two of which what differs is marked: its stages, blocks, shapes and shortcuts,"
                        + " and what each stage costs.")
public final class PictureCommand implements Callable<Integer> {
    private static final double SCALE = 2;

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "1..2",
            paramLabel = "NETWORK",
            description =
                    "The network's name, as stagecraft networks lists it; and of another that it is compared with.")
    private List<String> networks;

    @Mixin
    private ClassPathOption classPath;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "The file to write: .svg is the picture, .png the same in pixels, .html a page in which blocks open.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".html") && !name.endsWith(".png")) {
            throw new ParameterException(
                    command.commandLine(), file + " says not what to draw: let its name end in .svg, .html or .png.");
        }
        OutputFile.require(file);
        Files.write(file, drawn(name));
        command.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "saved %s, %,d bytes", file, Files.size(file)));
        return 0;
    }

    private byte[] drawn(String name) throws IOException {
        NetworkCatalog catalog = classPath.networks();
        List<NetworkSummary> summaries = new ArrayList<>();
        for (String network : networks) {
            summaries.add(catalog.find(network).summary());
        }
        Picture picture = NetworkPicture.of(summaries.toArray(NetworkSummary[]::new));
        if (name.endsWith(".png")) {
            return picture.png(SCALE);
        }
        String text = name.endsWith(".svg") ? picture.svg() : picture.html();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
