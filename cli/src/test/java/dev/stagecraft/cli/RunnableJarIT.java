/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user runs it: a process of its own. */
class RunnableJarIT {
    private static final String JAR = System.getProperty("stagecraft.jar");
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    private Path folder;

    @Test
    void printsItsHelp() throws Exception {
        Run run = stagecraft("--help");
        assertEquals(0, run.exitCode(), run.err());
        assertContains(run.out(), "Usage: stagecraft", "train", "weights", "Exit codes:");
        assertEquals("", run.err());
    }

    @Test
    void printsItsVersion() throws Exception {
        Run run = stagecraft("--version");
        assertEquals(0, run.exitCode(), run.err());
        assertContains(run.out(), "stagecraft ", "Deeplearning4j ");
    }

    @Test
    void exitCodesTellWhoMustMendIt() throws Exception {
        Run failed = stagecraft("weights", "list", "missing.safetensors");
        assertEquals(FailureSentences.FAILED, failed.exitCode());
        assertEquals(
                "missing.safetensors does not exist: check the path, or download it.",
                failed.err().strip());
        assertEquals(FailureSentences.WRONG_USAGE, stagecraft("weights", "lost").exitCode());
    }

    /** Compiles a network by the same jar, trains it, tests it, exports it, and runs that without ND4J: natives, services and all. */
    @Test
    void declaresTrainsAndTests() throws Exception {
        Path source = Files.writeString(folder.resolve("Tiny.java"), UserNetwork.TINY);
        Run compiled = run(
                JDK.resolve("javac").toString(), "-cp", JAR, "-processorpath", JAR, "-d", "classes", source.toString());
        assertEquals(0, compiled.exitCode(), compiled.err());
        IdxImages.write(folder.resolve("data"), 60, 30, 8, 3);

        Run trained = stagecraft(
                "train",
                "--network",
                "Tiny",
                "--class-path",
                "classes",
                "--data",
                "data",
                "--epochs",
                "12",
                "--batch-size",
                "10",
                "--learning-rate",
                "0.01");
        assertEquals(0, trained.exitCode(), trained.err());
        assertContains(trained.out(), "epoch 12/12: loss ", "saved model.zip");
        assertEquals("", trained.err());

        Run tested = stagecraft("evaluate", "--model", "model.zip", "--data", "data");
        assertEquals(0, tested.exitCode(), tested.err());
        assertContains(tested.out(), "accuracy 100.00 % (30 of 30 images)");

        assertEquals(
                0, stagecraft("export", "--model", "model.zip", "model.onnx").exitCode());
        ImageFiles.write(folder.resolve("images"), 1);
        Run predicted = run(
                JDK.resolve("java").toString(),
                "-Xlog:class+load:file=classes.txt",
                "-jar",
                JAR,
                "predict",
                "--model",
                "model.onnx",
                "images");
        assertEquals(0, predicted.exitCode(), predicted.err());
        assertContains(predicted.out(), "top/0.png");
        assertFalse(Files.readString(folder.resolve("classes.txt")).contains("org.nd4j.linalg.factory.Nd4j "));
    }

    /** The jar brings OpenCV, whose decoder is faster than that of many builds of Java. */
    @Test
    void decodesPhotographsByOpenCv() throws Exception {
        for (String name : List.of("bright", "dark")) {
            Path subfolder =
                    Files.createDirectories(folder.resolve("photographs").resolve(name));
            for (int image = 0; image < 10; image++) {
                BufferedImage photograph = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
                photograph.setRGB(image, image, name.equals("dark") ? 0 : 0xffffff);
                ImageIO.write(
                        photograph, "jpg", subfolder.resolve(image + ".jpg").toFile());
            }
        }
        Run trained = run(
                JDK.resolve("java").toString(),
                "-Xlog:class+load:file=classes.txt",
                "-jar",
                JAR,
                "train",
                "--network",
                "ResNet20",
                "--new-head",
                "--data",
                "photographs",
                "--epochs",
                "1");
        assertEquals(0, trained.exitCode(), trained.err());
        assertContains(trained.out(), "epoch 1/1: loss ");
        assertContains(Files.readString(folder.resolve("classes.txt")), "org.bytedeco.opencv.opencv_core.Mat ");
    }

    @Test
    void hasNoSignaturesAndEveryLicence() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().matches("META-INF/.*\\.(SF|DSA|RSA)")));
            assertEquals("ALL-UNNAMED", jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"));
            assertContains(
                    new String(
                            jar.getInputStream(jar.getEntry("META-INF/NOTICE.txt"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8),
                    "Apache Commons CSV",
                    "Apache Commons Text");
        }
    }

    private Run stagecraft(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JDK.resolve("java").toString(), "-jar", JAR));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private Run run(String... command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Run(process.waitFor(), Files.readString(out), withoutJvmWarnings(Files.readString(err)));
    }

    /** From version 24 on, the JVM warns of what JavaCPP does with sun.misc.Unsafe. */
    private static String withoutJvmWarnings(String errors) {
        return errors.lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
