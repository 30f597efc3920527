/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.ReplacedFile;
import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.HeadFit;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.TensorShape;
import dev.stagecraft.weights.file.SafetensorsFile;
import dev.stagecraft.weights.file.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightsTest {
    private final ComputationGraph trained = SmallResNet.create(1, 5, DataType.FLOAT);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("weights.safetensors");
        Weights.save(trained, file);
    }

    @Test
    void tensorsHaveTheNamesAndShapesOfPyTorch() throws IOException {
        try (SafetensorsFile saved = SafetensorsFile.open(file)) {
            assertEquals(
                    List.of(
                            "conv1.weight F32 8x3x3x3",
                            "conv1.bias F32 8",
                            "bn1.weight F32 8",
                            "bn1.bias F32 8",
                            "bn1.running_mean F32 8",
                            "bn1.running_var F32 8",
                            "bn1.num_batches_tracked I64 1",
                            "fc.weight F32 5x8",
                            "fc.bias F32 5"),
                    saved.header().infos().stream()
                            .map(info -> info.name() + " " + info.type() + " " + info.shape())
                            .toList());
            INDArray weight = trained.getLayer("fc").getParam("W");
            ByteBuffer values = saved.values("fc.weight");
            assertEquals(weight.getFloat(6, 3), values.getFloat(4 * (3 * 8 + 6)));
            double deviation =
                    Math.pow(10, trained.getLayer("bn1").getParam("log10stdev").getDouble(2));
            assertEquals(deviation * deviation, saved.values("bn1.running_var").getFloat(4 * 2), 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F32, FLOAT, 1e-6",
        "F64, FLOAT, 1e-6",
        "F16, FLOAT, 2e-3",
        "BF16, FLOAT, 2e-2",
        "F32, DOUBLE, 1e-6",
        "F16, DOUBLE, 2e-3",
        "F32, HALF, 5e-3"
    })
    void aNetworkThatWasLoadedGivesTheSame(ElementType saved, DataType loaded, double tolerance) throws IOException {
        Weights.save(trained, file, saved);
        ComputationGraph network = SmallResNet.create(2, 5, loaded);
        LoadedWeights report = Weights.load(network, file);
        assertEquals("loaded 8 tensors from " + file, report.toString());
        INDArray expected =
                trained.outputSingle(SmallResNet.images(DataType.FLOAT)).castTo(DataType.DOUBLE);
        INDArray actual = network.outputSingle(SmallResNet.images(loaded)).castTo(DataType.DOUBLE);
        assertTrue(expected.equalsWithEps(actual, tolerance), expected + " " + actual);
    }

    @Test
    void aFrozenNetworkIsLoadedAndSavedAsWell() throws IOException {
        ComputationGraph frozen = new TransferLearning.GraphBuilder(SmallResNet.create(2, 5, DataType.FLOAT))
                .setFeatureExtractor("bn1")
                .build();
        Weights.load(frozen, file);
        INDArray images = SmallResNet.images(DataType.FLOAT);
        assertTrue(trained.outputSingle(images).equalsWithEps(frozen.outputSingle(images), 1e-6));
        Path again = folder.resolve("again.safetensors");
        Weights.save(frozen, again);
        assertEquals(Files.size(file), Files.size(again));
    }

    /** Deeplearning4j has a second way to freeze a layer, which is declared. */
    @Test
    void aLayerThatIsDeclaredFrozenIsLoadedAndSavedAsWell() throws IOException {
        ComputationGraphConfiguration configuration =
                SmallResNet.create(2, 5, DataType.FLOAT).getConfiguration().clone();
        for (String name : List.of("conv1", "bn1")) {
            LayerVertex vertex = (LayerVertex) configuration.getVertices().get(name);
            vertex.getLayerConf()
                    .setLayer(new FrozenLayerWithBackprop(vertex.getLayerConf().getLayer()));
        }
        ComputationGraph frozen = new ComputationGraph(configuration);
        frozen.init();
        Weights.load(frozen, file);
        INDArray images = SmallResNet.images(DataType.FLOAT);
        assertTrue(trained.outputSingle(images).equalsWithEps(frozen.outputSingle(images), 1e-6));
        Path again = folder.resolve("again.safetensors");
        Weights.save(frozen, again);
        assertEquals(Files.size(file), Files.size(again));
    }

    @Test
    void otherClassesKeepTheHeadAndSaySo() throws IOException {
        ComputationGraph network = SmallResNet.create(2, 3, DataType.FLOAT);
        INDArray head = network.getLayer("fc").params().dup();
        LoadedWeights report = Weights.load(network, file);
        assertEquals(new HeadFit.OtherClasses(3, 5), report.head());
        assertEquals(
                "loaded 6 tensors from " + file
                        + "; the head keeps its own weights, because the file's is for 5 classes, and the network's for 3",
                report.toString());
        assertEquals(head, network.getLayer("fc").params());
        assertEquals(
                trained.getLayer("conv1").params(), network.getLayer("conv1").params());
    }

    @Test
    void aChannelWithoutVarianceIsLoaded() throws IOException {
        overwrite("bn1.running_var", 0);
        ComputationGraph network = SmallResNet.create(2, 5, DataType.FLOAT);
        Weights.load(network, file);
        INDArray output = network.outputSingle(SmallResNet.images(DataType.FLOAT));
        assertTrue(!output.isNaN().any() && !output.isInfinite().any());
        assertTrue(!network.params().isInfinite().any());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void aWeightThatIsNoNumberIsOneSentence(float number, String printed) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (String tensor : List.of("conv1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "fc.weight")) {
            overwrite(tensor, number);
            String fault = "has " + printed + " in " + tensor
                    + ", and weights must be finite numbers: it is damaged, or its training diverged.";
            assertRefused(fault);
            assertEquals(
                    fault,
                    assertThrows(
                                    InvalidWeightsException.class,
                                    () -> WeightFiles.compare(SmallResNet.create(2, 5, DataType.FLOAT), file))
                            .fault());
            Path converted = folder.resolve("converted.safetensors");
            for (ElementType type : List.of(ElementType.F32, ElementType.F16, ElementType.BF16, ElementType.F64)) {
                assertEquals(
                        fault,
                        assertThrows(InvalidWeightsException.class, () -> WeightFiles.convert(file, converted, type))
                                .fault());
            }
            assertTrue(Files.notExists(converted));
            Files.write(file, sound);
        }
    }

    /** In each type that a file may have. */
    @ParameterizedTest
    @EnumSource(names = {"F16", "BF16", "F32", "F64"})
    void infinitiesOfEveryTypeAreFound(ElementType type) throws IOException {
        TensorInfo tensor = new TensorInfo("conv1.weight", type, TensorShape.of(20_000));
        ByteBuffer values = ByteBuffer.allocate((int) tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        Usable.require(file, values, tensor, type);
        switch (type) {
            case F16 -> values.putShort(2 * 19_999, (short) 0xfc00);
            case BF16 -> values.putShort(2 * 19_999, (short) 0xff80);
            case F32 -> values.putFloat(4 * 19_999, Float.NEGATIVE_INFINITY);
            default -> values.putDouble(8 * 19_999, Double.NEGATIVE_INFINITY);
        }
        assertEquals(
                "has -Infinity in conv1.weight, and weights must be finite numbers: it is damaged, or its training diverged.",
                assertThrows(InvalidWeightsException.class, () -> Usable.require(file, values, tensor, type))
                        .fault());
    }

    /** What the type of a network or of a file cannot hold would become infinite without a word. */
    @Test
    void aNumberThatIsTooLargeIsOneSentence() throws IOException {
        overwrite("conv1.weight", 70_000);
        Path half = folder.resolve("half.safetensors");
        String fault = "has 70000.0 in conv1.weight, and the largest number of F16 is 65504: take BF16 or F32.";
        assertEquals(
                fault,
                assertThrows(InvalidWeightsException.class, () -> WeightFiles.convert(file, half, ElementType.F16))
                        .fault());
        assertEquals(
                fault,
                assertThrows(
                                InvalidWeightsException.class,
                                () -> Weights.load(SmallResNet.create(2, 5, DataType.FLOAT16), file))
                        .fault());
        ComputationGraph network = SmallResNet.create(2, 5, DataType.FLOAT);
        Weights.load(network, file);
        assertEquals(
                "is not written: the network " + fault,
                assertThrows(InvalidWeightsException.class, () -> Weights.save(network, half, ElementType.F16))
                        .fault());
        assertTrue(Files.notExists(half));
        overwrite("conv1.weight", Float.MAX_VALUE);
        assertEquals(
                "has 3.4028234663852886E38 in conv1.weight, and the largest number of BF16 is 3.3895314E38: take F32.",
                assertThrows(InvalidWeightsException.class, () -> WeightFiles.convert(file, half, ElementType.BF16))
                        .fault());
        Weights.save(SmallResNet.create(1, 5, DataType.DOUBLE), file, ElementType.F64);
        overwrite("conv1.weight", 1e300);
        assertRefused("has 1.0E300 in conv1.weight, and the largest number of F32 is 3.4028235E38: take F64.");
    }

    @ParameterizedTest
    @CsvSource({"-1, -1.0"})
    void aVarianceBelowZeroIsOneSentence(float variance, String printed) throws IOException {
        overwrite("bn1.running_var", variance);
        assertRefused("has " + printed + " in bn1.running_var, and a variance must be a number from 0 on");
    }

    @Test
    void aNetworkBelowAPrefixIsLoadedAndSaidSo() throws IOException {
        Map<String, TensorInfo> renamed = new LinkedHashMap<>();
        Path wrapped = folder.resolve("wrapped.safetensors");
        try (SafetensorsFile saved = SafetensorsFile.open(file);
                FileChannel channel = FileChannel.open(wrapped, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            saved.header()
                    .infos()
                    .forEach(info -> renamed.put(
                            info.name(), new TensorInfo("module." + info.name(), info.type(), info.shape())));
            List<TensorInfo> tensors = new ArrayList<>(renamed.values());
            tensors.add(new TensorInfo("n_averaged", ElementType.I64, TensorShape.of()));
            SafetensorsWriter.write(
                    channel,
                    tensors,
                    Map.of(),
                    tensor -> tensor.name().startsWith("module.")
                            ? saved.values(tensor.name().substring(7))
                            : ByteBuffer.allocate(8));
        }
        ComputationGraph network = SmallResNet.create(2, 5, DataType.FLOAT);
        assertEquals(
                "loaded 8 tensors from " + wrapped + ", those below module.; 1 other tensor is left out (n_averaged)",
                Weights.load(network, wrapped).toString());
        assertEquals(trained.params(), network.params());
    }

    private void overwrite(String name, double value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            ElementType type = opened.header().infos().get(0).type();
            long position = opened.header().tensors().stream()
                    .filter(entry -> entry.info().name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .position();
            ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (type == ElementType.F64) {
                values.putDouble((int) position, value);
            } else {
                values.putFloat((int) position, (float) value);
            }
        }
        Files.write(file, bytes);
    }

    @Test
    void anotherNetworksFileIsOneSentence() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(
                file, text.replace("conv1.bias", "conv2.bias").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertRefused("does not fit the network: conv1 must have bias 8, and the file has no conv1.bias");
    }

    @Test
    void numbersThatAreNoWeightsAreOneSentence() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(
                file,
                text.replaceFirst("(\"conv1.bias\":\\{\"dtype\":\")F32", "$1I32")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertRefused("conv1 must have bias of F32, F16, BF16 or F64, and the file's conv1.bias is of I32");
    }

    private void assertRefused(String fault) {
        ComputationGraph network = SmallResNet.create(2, 5, DataType.FLOAT);
        INDArray before = network.params().dup();
        InvalidWeightsException exception =
                assertThrows(InvalidWeightsException.class, () -> Weights.load(network, file));
        assertTrue(exception.getMessage().startsWith(file + " "), exception.getMessage());
        assertTrue(exception.getMessage().contains(fault), exception.getMessage());
        assertEquals(before, network.params());
    }

    /** Each byte of the header, some of the values, and some of the files cut off: either all is loaded, or nothing. */
    @Test
    void mutationsLoadAllOrNothing() throws IOException {
        byte[] good = Files.readAllBytes(file);
        int header = Long.BYTES
                + (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
        ComputationGraph network = SmallResNet.create(2, 5, DataType.FLOAT);
        INDArray before = network.params().dup();
        Random random = new Random(11);
        int refused = 0;
        int mutations = header + header / 4;
        for (int mutation = 0; mutation < mutations; mutation++) {
            byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            int place = mutation < header ? mutation : header + random.nextInt(good.length - header);
            if (place < bytes.length) {
                bytes[place] = (byte) random.nextInt(256);
            }
            ReplacedFile.write(file, bytes);
            try {
                Weights.load(network, file);
                network.params().assign(before);
            } catch (InvalidWeightsException e) {
                refused++;
                assertEquals(before, network.params(), e.getMessage());
            }
        }
        assertTrue(refused > mutations / 2 && refused < mutations, refused + " of " + mutations + " are refused");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                IOException.class,
                () -> Weights.save(trained, folder.resolve("none").resolve("weights.safetensors")));
        assertThrows(IllegalArgumentException.class, () -> Weights.save(trained, file, ElementType.I64));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatIsSavedIsListedOnce() throws IOException {
        try (SafetensorsFile saved = SafetensorsFile.open(file)) {
            List<String> names =
                    saved.header().infos().stream().map(TensorInfo::name).toList();
            assertEquals(names.size(), names.stream().distinct().count());
        }
    }
}
