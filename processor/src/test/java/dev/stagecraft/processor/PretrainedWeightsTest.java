/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.file.SafetensorsFile;
import dev.stagecraft.weights.file.SafetensorsHeader;
import dev.stagecraft.weights.file.SafetensorsWriter;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are the network's own are loaded; others stop the build, at the name of their file. */
@Tag("slow")
class PretrainedWeightsTest {
    private static final Path GOLDEN = Path.of("src", "test", "golden");

    /** Of the examples of {@code docs/errors.md}, and of these tests: resources on the class path. */
    private static final Path FILES = Path.of("src", "test", "resources", "weights");

    private static final String NET = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 4, kernel = 3)
            @ResidualStage(filters = 4, blocks = 1)
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = %d)
            %s
            interface Net {}
            """;

    private static final String DEEP = NET.replace("filters = 4, kernel = 3)", "filters = {2, 2, 4}, kernel = 3)")
            .replace("8, blocks = 1", "8, blocks = 1, shortcut = Shortcut.POOLED_PROJECTION");

    @TempDir
    private Path folder;

    private static String net(int classes, String location) {
        return String.format(NET, classes, "@PretrainedWeights(" + location + ")");
    }

    /** {@code -Dweights.rewrite=true} writes them. */
    @Test
    void theFilesOfTheExamplesAreThoseOfTheirNetworks() throws IOException {
        assertOnRecord("net.safetensors", CompiledNetwork.load("Net", String.format(NET, 10, "")));
        assertOnRecord("net-d.safetensors", CompiledNetwork.load("Net", String.format(DEEP, 10, "")));
        Path damaged = FILES.resolve("damaged.safetensors");
        byte[] whole = Files.readAllBytes(FILES.resolve("net.safetensors"));
        if (Boolean.getBoolean("weights.rewrite")) {
            Files.write(damaged, Arrays.copyOf(whole, whole.length - 100));
        }
        assertEquals(whole.length - 100, Files.size(damaged));
    }

    private void assertOnRecord(String name, NetworkDefinition network) throws IOException {
        Path written = Boolean.getBoolean("weights.rewrite") ? FILES.resolve(name) : folder.resolve(name);
        Weights.save(network.create(), written);
        assertEquals(SafetensorsHeader.read(written), SafetensorsHeader.read(FILES.resolve(name)));
    }

    /** What the processor expects of a file is what the runtime saves, for each kind of layer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttentiveResNet",
                "BackboneResNet",
                "BigTransfer",
                "DeepStemSeResNet",
                "DilatedResNeXt",
                "LegacySeNet",
                "MixedBlocks",
                "NormalizedBackbone",
                "OwnBlocks",
                "PreActivationResNet",
                "SamePadding"
            })
    void savedWeightsAreThoseOfTheNetwork(String name) throws IOException {
        String source = Files.readString(GOLDEN.resolve(name + ".java"));
        ComputationGraph network = load(name, source).create();
        Path file = folder.resolve("saved.safetensors");
        Weights.save(network, file);
        String annotated = source.replaceFirst(
                "(?m)^@ResidualNetwork.*$",
                "$0\n@dev.stagecraft.PretrainedWeights(\"" + file.toString().replace("\\", "/") + "\")");
        NetworkDefinition pretrained = load(name, annotated);
        assertEquals(Optional.of(file.toString().replace("\\", "/")), pretrained.pretrainedWeights());
        ComputationGraph loaded = pretrained.createPretrained();
        // Logarithms are rounded twice; all else is the same to the bit.
        assertTrue(network.params().equalsWithEps(loaded.params(), 1e-6));
    }

    private static NetworkDefinition load(String name, String source) {
        Compilation compilation = CompiledNetwork.compile(JavaFileObjects.forSourceString("golden." + name, source));
        return CompiledNetwork.load(compilation, "golden." + name + "Network");
    }

    /** The compiler and the runtime alike take the names of timm's legacy SE-ResNets, for a network that pools as these do and for no other. */
    @Test
    void namesOfLegacyNetworksGoWithTheirPool() throws IOException {
        String source = Files.readString(GOLDEN.resolve("LegacySeNet.java"));
        ComputationGraph network = load("LegacySeNet", source).create();
        Path saved = folder.resolve("saved.safetensors");
        Weights.save(network, saved);
        Path renamed = folder.resolve("legacy.safetensors");
        try (SafetensorsFile file = SafetensorsFile.open(saved);
                FileChannel channel =
                        FileChannel.open(renamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Map<String, TensorInfo> tensors = new LinkedHashMap<>();
            file.header()
                    .infos()
                    .forEach(info -> tensors.put(
                            info.name()
                                    .replaceFirst("^(conv1|bn1)\\.", "layer0.$1.")
                                    .replace(".se.", ".se_module.")
                                    .replaceFirst("^fc\\.", "last_linear."),
                            info));
            SafetensorsWriter.write(
                    channel,
                    tensors.entrySet().stream()
                            .map(tensor -> new TensorInfo(
                                    tensor.getKey(),
                                    tensor.getValue().type(),
                                    tensor.getValue().shape()))
                            .toList(),
                    Map.of(),
                    tensor -> file.values(tensors.get(tensor.name()).name()));
        }
        String annotated = source.replace(
                "@ResidualNetwork\n",
                "@ResidualNetwork\n@PretrainedWeights(\"" + renamed.toString().replace("\\", "/") + "\")\n");
        ComputationGraph loaded = load("LegacySeNet", annotated).createPretrained();
        assertTrue(network.params().equalsWithEps(loaded.params(), 1e-6));

        String otherPool = ", padding = Pool.CEIL";
        String hint = "declare it with padding = Pool.CEIL in the pool of its stem";
        assertThat(CompiledNetwork.compile(
                        JavaFileObjects.forSourceString("golden.LegacySeNet", annotated.replace(otherPool, ""))))
                .hadErrorContaining(hint);
        ComputationGraph other =
                load("LegacySeNet", source.replace(otherPool, "")).create();
        InvalidWeightsException refusal =
                assertThrows(InvalidWeightsException.class, () -> Weights.load(other, renamed));
        assertTrue(refusal.getMessage().contains(hint), refusal::getMessage);
    }

    @Test
    void aResourceOnTheClassPathIsLoaded() throws IOException {
        NetworkDefinition network = CompiledNetwork.load("Net", net(10, "\"weights/net.safetensors\""));
        Weights.save(network.createPretrained(), folder.resolve("again.safetensors"));
        assertEquals(
                SafetensorsHeader.read(FILES.resolve("net.safetensors")),
                SafetensorsHeader.read(folder.resolve("again.safetensors")));
    }

    /** The file has a head, and a stage behind the trunk. */
    @Test
    void aBackboneStartsFromTheWholeNetworksWeights() throws IOException {
        String trunk = net(10, "\"weights/net.safetensors\"").replace("@Head(classes = 10)", "@Backbone(stages = 1)");
        NetworkDefinition whole = CompiledNetwork.load("Net", net(10, "\"weights/net.safetensors\""));
        NetworkDefinition network = CompiledNetwork.load("Net", trunk);
        assertEquals(
                whole.createPretrained().getParam("layer1.0.conv2_W"),
                network.createPretrained().getParam("layer1.0.conv2_W"));
        assertThat(CompiledNetwork.compile("Net", trunk.replace("blocks = 1", "blocks = 2")))
                .hadErrorContaining("[weights/misfit]");
    }

    @Test
    void aResourceInAJarIsChecked() throws IOException {
        Path jar = folder.resolve("weights.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("inside/net.safetensors"));
            Files.copy(FILES.resolve("net.safetensors"), zip);
        }
        List<File> classPath = Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)),
                        Stream.of(jar.toString()))
                .map(File::new)
                .toList();
        assertThat(javac().withProcessors(new ResidualNetworkProcessor())
                        .withClasspath(classPath)
                        .compile(CompiledNetwork.source("Net", net(10, "\"inside/net.safetensors\""))))
                .succeededWithoutWarnings();
        assertThat(javac().withProcessors(new ResidualNetworkProcessor())
                        .withClasspath(classPath)
                        .compile(CompiledNetwork.source(
                                "Net", net(10, "\"inside/net.safetensors\"").replace("kernel = 3", "kernel = 5"))))
                .hadErrorContaining("[weights/misfit] inside/net.safetensors does not fit");
    }

    @Test
    void aPathIsRelativeToTheModule() {
        assertThat(CompiledNetwork.compile("Net", net(10, "\"src/test/resources/weights/net.safetensors\"")))
                .succeededWithoutWarnings();
    }

    /** Wherever the compiler is started: here in another folder. */
    @Test
    void aPathIsRelativeToTheFolderOfTheBuildFile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("module/src/main/java/test"));
        Files.writeString(folder.resolve("module/pom.xml"), "<project/>");
        Path source = sources.resolve("Net.java");
        Files.writeString(source, "package test;\nimport dev.stagecraft.*;\n" + net(10, "\"files/net.safetensors\""));
        assertThat(compile(source)).hadErrorContaining("[weights/not-found]");
        Path weights = folder.resolve("module/files/net.safetensors");
        Files.createDirectories(weights.getParent());
        Files.copy(FILES.resolve("net.safetensors"), weights);
        assertThat(compile(source)).succeededWithoutWarnings();
        Path resource = folder.resolve("module/src/main/resources/files/net.safetensors");
        Files.createDirectories(resource.getParent());
        Files.move(weights, resource);
        assertThat(compile(source)).succeededWithoutWarnings();
    }

    private static Compilation compile(Path source) throws IOException {
        return CompiledNetwork.compile(
                JavaFileObjects.forResource(source.toUri().toURL()));
    }

    @Test
    void aHeadForOtherClassesIsNoMistake() {
        assertThat(CompiledNetwork.compile("Net", net(3, "\"weights/net.safetensors\"")))
                .succeededWithoutWarnings();
    }

    @Test
    void otherWeightsAreAnErrorThatSaysWhatTheyAre() {
        Compilation compilation = Faulty.assertOnlyErrorContaining(
                net(10, "▸\"weights/net-d.safetensors\""),
                "[weights/misfit] weights/net-d.safetensors does not fit the network: conv1 must have weight 4x3x3x3, and the file has"
                        + " no conv1.weight (the first of 21 tensors that do not fit). These are the weights of a ResNet-6-D, and the network"
                        + " is a ResNet-6. Name the weights of this network, or declare the network of these weights.\n");
        assertThat(compilation).hadErrorContaining("  and 13 more");
    }

    @Test
    void anotherShapeGivesBoth() {
        Faulty.assertOnlyErrorContaining(
                net(10, "▸\"weights/net.safetensors\"").replace("kernel = 3", "kernel = 5"),
                "conv1 must have weight 4x3x5x5, and the file's conv1.weight is 4x3x3x3. Name");
    }

    @Test
    void aMissingFileIsAnError() {
        Faulty.assertOnlyErrorContaining(
                net(10, "▸\"weights/none.safetensors\""),
                "[weights/not-found] @PretrainedWeights names weights/none.safetensors, which must be");
        Faulty.assertOnlyErrorContaining(net(10, "▸\"\\0\""), "[weights/not-found]");
        Faulty.assertOnlyErrorContaining(net(10, "▸\"weights\""), "[weights/not-found]");
    }

    @Test
    void aDamagedFileIsAnError() {
        Faulty.assertOnlyErrorContaining(
                net(10, "▸\"weights/damaged.safetensors\""),
                "[weights/damaged] weights/damaged.safetensors must be a sound safetensors file. It has ");
        Faulty.assertOnlyErrorContaining(net(10, "▸\"pom.xml\""), "[weights/damaged] pom.xml must be");
    }

    @Test
    void aVariantInheritsWeightsAndIsTheOneToBlame() {
        String base = net(10, "\"weights/net.safetensors\"");
        Compilation fits = CompiledNetwork.compile(
                CompiledNetwork.source("Net", base),
                CompiledNetwork.source("Other", "@ResidualNetwork @Head(classes = 2) interface Other extends Net {}"));
        assertThat(fits).succeededWithoutWarnings();
        assertEquals(
                Optional.of("weights/net.safetensors"),
                CompiledNetwork.load(fits, "test.OtherNetwork").pretrainedWeights());

        Compilation spoilt = CompiledNetwork.compile(
                CompiledNetwork.source("Net", base),
                CompiledNetwork.source("Other", "@ResidualNetwork @SqueezeExcitation interface Other extends Net {}"));
        assertThat(spoilt).hadErrorCount(1);
        assertThat(spoilt)
                .hadErrorContaining(
                        "[weights/misfit] weights/net.safetensors does not fit the network: layer1.0.se.fc1 must have")
                .inFile(spoilt.sourceFiles().get(1))
                .onLine(3)
                .atColumn(1);
        assertThat(spoilt).hadErrorContaining("declared by @PretrainedWeights(value) of test.Net");
    }

    @Test
    void aVariantCanHaveNone() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Net", net(10, "\"weights/net.safetensors\"")),
                CompiledNetwork.source(
                        "Other",
                        "@ResidualNetwork @SqueezeExcitation @PretrainedWeights(PretrainedWeights.NONE)\n"
                                + "interface Other extends Net {}"));
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(
                Optional.empty(),
                CompiledNetwork.load(compilation, "test.OtherNetwork").pretrainedWeights());
    }
}
