/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.explain.ClassMap;
import dev.stagecraft.runtime.explain.GradCam;
import dev.stagecraft.runtime.explain.HeatPicture;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws where in an image a network sees a class. */
@Command(
        name = "explain",
        description =
                "Draws where in an image a network sees a class (Grad-CAM), over the part of the image that it sees.")
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "The name or number of the class (default: the one that the network finds most probable).")
    private Optional<String> wanted;

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description = "The names of the classes, a line each, in place of those that the model knows.")
    private Optional<Path> classNames;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The picture to write, a .png (default: the name of the image with .explained.png behind it, in this folder).")
    private Optional<Path> out;

    @Parameters(paramLabel = "IMAGE", description = "An image file (JPEG, PNG, BMP, GIF).")
    private Path image;

    @Override
    public Integer call() throws IOException {
        Path picture = out.orElseGet(() -> Path.of(image.getFileName() + ".explained.png"));
        OutputFile.requireName(command, "--out", picture, ".png");
        OutputFile.require(picture);
        if (Files.exists(image) && Files.exists(picture) && Files.isSameFile(image, picture)) {
            throw new IllegalArgumentException(picture + " is the image itself: give --out another name.");
        }
        if (model.file().filter(ExportedModel::is).isPresent()) {
            throw new IllegalArgumentException(model.file().get()
                    + " has no gradients, which say where a network looks: name the model that it was exported from.");
        }
        try (Model loaded = model.load()) {
            explain(loaded, picture);
        }
        return 0;
    }

    private void explain(Model loaded, Path picture) throws IOException {
        loaded.requireClasses();
        Preprocessing preprocessing = loaded.requirePreprocessing();
        List<String> names = ClassNamesFile.read(
                        classNames, command.commandLine().getErr())
                .map(read -> read.requireCount((int) loaded.classes()).names())
                .orElseGet(loaded::classNames);
        BufferedImage read = ImageFile.load(image);
        INDArray input = Nd4j.create(
                        preprocessing.apply(read),
                        new long[] {1, preprocessing.channels(), preprocessing.height(), preprocessing.width()},
                        'c')
                .castTo(loaded.network().getConfiguration().getDataType());
        ClassMap map;
        try (GradCam looks = GradCam.of(loaded.network())) {
            int label = wanted.isPresent()
                    ? ClassName.number(wanted.get(), names, (int) loaded.classes())
                    : looks.mostProbable(input);
            map = looks.at(input, label);
        }
        write(HeatPicture.of(map, read, preprocessing), picture);
        say(map, names, picture);
    }

    private static void write(BufferedImage drawn, Path picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", bytes);
        AtomicFile.write(picture, channel -> channel.write(ByteBuffer.wrap(bytes.toByteArray())));
    }

    private void say(ClassMap map, List<String> names, Path picture) {
        String name = names.isEmpty() ? "class " + map.label() : names.get(map.label());
        command.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %s, probability %.4f%s",
                        FileNames.path(image),
                        name,
                        map.probability(),
                        map.largest() == 0 ? "; nothing in it speaks for that class" : ""));
        command.commandLine().getOut().println("saved " + FileNames.path(picture));
    }
}
