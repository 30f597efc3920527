/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each block of Java in README and the documentation compiles as it stands there, with the imports that stand there, and what can be run
 * runs, in a JVM of its own, in a folder that has what the pages speak of.
 */
@Tag("slow")
class JavaSnippetsTest {
    /** Pages that other tests compile, and one whose code is a sketch of what is generated. */
    private static final List<String> ELSEWHERE = List.of("errors.md", "networks.md", "builds.md", "design.md");

    private static final List<String> LANGUAGE = List.of("import dev.stagecraft.*;");

    /** What a page speaks of and does not declare. */
    private static final Map<String, String> DECLARED_BY_USERS = Map.of("images.md", """
            @ResidualNetwork
            @Input(height = 8, width = 8)
            @Preprocessing(mean = 0.5, standardDeviation = 0.25)
            @Stem(filters = 4, kernel = 3)
            @ResidualStage(filters = 8, blocks = 1, stride = 2)
            @Head(classes = 2)
            interface Pets {}
            """, "onnx.md", """
            @ResidualNetwork
            @Backbone(stages = {2, 3, 4})
            interface ResNet50Backbone extends dev.stagecraft.samples.network.imagenet.ResNet50 {}
            """);

    /** What a block needs and no test has: a file of 100 MB, from elsewhere. */
    private static final String NOT_HERE = "resnet50v2_weights_tf_dim_ordering_tf_kernels.h5";

    /** The version of Java from which on the JVM warns of native libraries. */
    private static final int WARNS_FROM = 24;

    @TempDir
    private static Path folder;

    private static List<Snippet> snippets;

    @BeforeAll
    static void read() throws IOException {
        snippets = Page.all().stream()
                .filter(page -> !ELSEWHERE.contains(page.name()))
                .flatMap(page -> snippets(page).stream())
                .toList();
        // Next to a build file, as @PretrainedWeights finds it.
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path weights = folder.resolve("resnet50.safetensors");
        Weights.save(new ResNet50Network().create(), weights);
        Files.createDirectory(folder.resolve("weights"));
        Files.createLink(folder.resolve("weights/resnet50.safetensors"), weights);
        compile();
    }

    private static List<Snippet> snippets(Page page) {
        String packageName =
                "page." + page.name().replace(".md", "").replace('-', '_').toLowerCase();
        List<Snippet> found = new ArrayList<>();
        if (DECLARED_BY_USERS.containsKey(page.name())) {
            found.add(new Snippet(packageName, 0, LANGUAGE, DECLARED_BY_USERS.get(page.name())));
        }
        page.in("java").map(block -> snippet(packageName, block)).forEach(found::add);
        return found;
    }

    private static Snippet snippet(String packageName, Page.Block block) {
        if (block.text().startsWith("package ")) {
            return new Snippet(packageName, block.line(), List.of(), block.text());
        }
        List<String> imports = Snippet.importsOf(block.text());
        Snippet snippet = new Snippet(packageName, block.line(), imports, Snippet.body(block.text()));
        return snippet.isStatements()
                ? snippet
                : new Snippet(
                        packageName,
                        block.line(),
                        Stream.concat(imports.stream(), LANGUAGE.stream())
                                .distinct()
                                .toList(),
                        snippet.code());
    }

    private static void compile() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Snippet snippet : snippets) {
            sources.put(snippet.qualifiedName(), snippet.source());
            sources.put(snippet.packageName() + ".Run", runner(snippet.packageName()));
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        StringWriter messages = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean isDone = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of(
                                    "-cp",
                                    classPath,
                                    "-processorpath",
                                    classPath,
                                    "-Xlint:none",
                                    "-d",
                                    Files.createDirectories(folder.resolve("classes"))
                                            .toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertTrue(isDone, messages::toString);
        }
    }

    /** Runs the statements of a page one after the other, with what they are given. */
    private static String runner(String packageName) {
        String calls = snippets.stream()
                .filter(snippet -> snippet.packageName().equals(packageName) && snippet.isStatements())
                .filter(snippet -> !snippet.code().contains(NOT_HERE))
                .map(snippet -> "System.out.println(\"> " + snippet.className() + "\");\n" + snippet.className()
                        + ".run("
                        + snippet.given().stream().map(name -> name + "()").collect(Collectors.joining(", ")) + ");\n")
                .collect(Collectors.joining());
        return "package " + packageName + """
                ;
                public final class Run {
                    static org.deeplearning4j.nn.graph.ComputationGraph network() {
                        return new dev.stagecraft.samples.network.imagenet.ResNet50Network().create();
                    }
                    static dev.stagecraft.runtime.data.MnistFolder images() throws Exception {
                        return dev.stagecraft.runtime.data.MnistFolder.load(java.nio.file.Path.of("fashion-mnist"));
                    }
                    static org.nd4j.linalg.api.ndarray.INDArray batch() {
                        return org.nd4j.linalg.factory.Nd4j.rand(org.nd4j.linalg.api.buffer.DataType.FLOAT, 2, 1, 28, 28);
                    }
                    static java.util.List<float[]> manyImages() {
                        return java.util.List.of(new float[28 * 28], new float[28 * 28]);
                    }
                    public static void main(String[] arguments) throws Exception {
                """ + calls + "}\n}\n";
    }

    @Test
    void somethingIsCompiled() {
        assertTrue(snippets.stream().filter(Snippet::isFile).count() >= 3);
        assertTrue(snippets.stream().filter(Snippet::isStatements).count() >= 10);
    }

    /** README's first network with the line that README has below it. */
    @Test
    void readmeShowsWhatTheCompilerSays() throws Exception {
        Page readme = Page.read(Path.of("..", "README.md"));
        String printed = readme.blocks().stream()
                .map(Page.Block::text)
                .filter(text -> text.startsWith("Classifier.java:"))
                .findFirst()
                .orElseThrow();
        String wrong = printed.lines().skip(1).findFirst().orElseThrow();
        String declared = readme.in("java").findFirst().orElseThrow().text();
        String source = declared.substring(0, declared.indexOf("interface ResNet50 {}"))
                        .replaceAll("@Preprocessing.*\n", "")
                        .replaceAll("@ResidualStage\\(filters = 128.*", wrong.replace("$", "\\$"))
                + "interface Classifier {}\n";
        Files.writeString(folder.resolve("Classifier.java"), source);
        String classPath = System.getProperty("java.class.path");
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-cp",
                        classPath,
                        "-processorpath",
                        classPath,
                        "Classifier.java")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, javac.waitFor(), said);
        Texts.assertContains(said, printed.strip());
    }

    /** README first: others speak of the model that it trains. */
    @Test
    void whatCanBeRunRuns() throws Exception {
        IdxImages.write(folder.resolve("fashion-mnist"), 40, 20, 28, 10);
        for (String set : List.of("train", "test")) {
            for (String pet : List.of("cat", "dog")) {
                image(folder.resolve("pets").resolve(set).resolve(pet).resolve("1.png"), pet.length() * 20);
                image(folder.resolve("pets").resolve(set).resolve(pet).resolve("2.png"), pet.hashCode() % 200);
            }
        }
        image(folder.resolve("cat.jpg"), 90);
        Shards.write(folder.resolve("shards/000000.tar"), folder.resolve("pets/train/cat/1.png"), "cat");
        Files.writeString(
                folder.resolve("imagenet.txt"),
                IntStream.range(0, 1000)
                        .mapToObj(index -> "class " + index + "\n")
                        .collect(Collectors.joining()));
        String trained = run("com.acme.TrainClothes");
        Texts.assertContains(
                trained, "ClothesNetwork".replace("Network", ""), "epoch 10/10: loss ", "a network of 10 classes");
        assertTrue(Files.exists(folder.resolve("model.zip")));
        for (String packageName : snippets.stream()
                .map(Snippet::packageName)
                .distinct()
                .sorted((one, other) -> Boolean.compare(one.endsWith("readme"), other.endsWith("readme")) * -1)
                .toList()) {
            String printed = run(packageName + ".Run");
            long expected = snippets.stream()
                    .filter(snippet -> snippet.packageName().equals(packageName) && snippet.isStatements())
                    .filter(snippet -> !snippet.code().contains(NOT_HERE))
                    .count();
            assertEquals(
                    expected,
                    printed.lines().filter(line -> line.startsWith("> ")).count(),
                    printed);
        }
    }

    private static void image(Path file, int grey) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 400; pixel++) {
            image.setRGB(pixel % 20, pixel / 20, (grey + pixel % 20) * 0x010101);
        }
        ImageIO.write(image, file.toString().endsWith("jpg") ? "jpg" : "png", file.toFile());
    }

    /** What README gives to those who do not want to see the JVM's warnings. */
    private static List<String> options() {
        return Page.read(Path.of("..", "README.md")).blocks().stream()
                .flatMap(block -> block.text().lines())
                .filter(line -> line.startsWith("java --enable-native-access"))
                .flatMap(line -> Stream.of(line.split(" ")).filter(word -> word.startsWith("--")))
                .toList();
    }

    private static String run(String className) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= WARNS_FROM) {
            command.addAll(options());
        }
        command.addAll(List.of(
                "-cp",
                folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                className));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> className + " printed\n" + printed);
        assertFalse(printed.contains("WARNING: "), printed);
        return printed;
    }
}
