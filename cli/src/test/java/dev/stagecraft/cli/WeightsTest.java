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

import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weights list}, {@code verify} and {@code convert}. */
class WeightsTest {
    @TempDir
    private static Path shared;

    private static ComputationGraph network;
    private static Path weights;

    @TempDir
    private Path folder;

    @BeforeAll
    static void save() throws IOException {
        network = new FashionResNetNetwork().create();
        weights = shared.resolve("fashion.safetensors");
        Weights.save(network, weights);
    }

    @Test
    void listsTensorsAndTotals() {
        String list = Run.ok("weights", "list", weights);
        assertContains(list, "conv1.weight ", " F32 ", " 16x1x3x3 ", "bn1.num_batches_tracked ", " I64 ", " tensors, ");
        List<String> rows =
                Run.ok("weights", "list", weights, "--format", "csv").lines().toList();
        assertEquals("tensor,type,shape,values,bytes", rows.get(0));
        assertTrue(rows.contains("conv1.weight,F32,16x1x3x3,144,576"), rows.toString());
    }

    @Test
    void verifiesWhatFits() {
        assertContains(
                Run.ok("weights", "verify", weights, "--network", "FashionResNet"), weights + " fits FashionResNet: ");
    }

    @Test
    void namesWhatDoesNotFitAndWhy() {
        Run run = Run.of("weights", "verify", weights, "--network", "ResNet18");
        assertEquals(FailureSentences.FAILED, run.exitCode());
        assertContains(run.out(), "conv1 must have weight 64x3x7x7, and the file's conv1.weight is 16x1x3x3");
        assertContains(run.err(), weights + " does not fit ResNet18: ", " tensors, as listed");
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void convertsToHalfTheSizeAndBack() throws IOException {
        for (String type : List.of("bf16", "F16")) {
            Path half = folder.resolve(type + ".safetensors");
            assertContains(Run.ok("weights", "convert", weights, half, "--dtype", type), "saved " + half, " bytes");
            assertTrue(Files.size(half) < 0.6 * Files.size(weights));
            assertContains(Run.ok("weights", "list", half), " " + type.toUpperCase() + " ", " I64 ");
            Path back = folder.resolve(type + "-back.safetensors");
            Run.ok("weights", "convert", half, back);
            assertContains(Run.ok("weights", "verify", back, "--network", "FashionResNet"), " fits ");

            ComputationGraph rounded = new FashionResNetNetwork().create();
            Weights.load(rounded, back);
            assertTrue(rounded.params().equalsWithEps(network.params(), 1e-2));
            assertFalse(rounded.params().equals(network.params()));
        }
    }

    @Test
    void convertingToTheSameTypeChangesNoByteOfAValue() throws IOException {
        Path same = folder.resolve("same.safetensors");
        Run.ok("weights", "convert", weights, same);
        ComputationGraph again = new FashionResNetNetwork().create();
        Weights.load(again, same);
        assertEquals(network.params(), again.params());
    }

    @Test
    void convertsAFileOfKeras() {
        Path keras = Path.of("../samples/src/test/resources/dev/stagecraft/samples/keras/v2.h5");
        Path safetensors = folder.resolve("v2.safetensors");
        Run.ok("weights", "convert", keras, safetensors);
        String list = Run.ok("weights", "list", safetensors);
        assertContains(list, "fc.weight ", "10x64", "76 tensors, 26,538 values, 106,152 bytes");
        assertEquals(
                Run.ok("weights", "list", keras).lines().sorted().toList(),
                list.lines().sorted().toList());
    }

    /** Of a type that only newer versions of the format have, {@code list} says what it is, and nothing is passed on as it is. */
    @Test
    void numbersOfOtherTypesAreListedAndNotConverted() throws IOException {
        Path file = folder.resolve("scaled.safetensors");
        String header = "{\"conv1.weight\":{\"dtype\":\"F8_E8M0\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        Files.write(
                file,
                ByteBuffer.allocate(8 + header.length() + 4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length())
                        .put(header.getBytes(StandardCharsets.UTF_8))
                        .array());
        assertContains(Run.ok("weights", "list", file), "F8_E8M0", "1 tensor, 4 values, 4 bytes");
        assertContains(
                Run.failure("weights", "convert", file, folder.resolve("f32.safetensors")),
                "has numbers of F8_E8M0 in conv1.weight, and those of F32, F16, BF16 and F64 can be converted: convert them in"
                        + " PyTorch, with tensor.float().");
    }

    @Test
    void aModelOfKerasIsConverted() {
        Path keras = Path.of("../runtime/src/test/resources/dev/stagecraft/runtime/weights/keras/small.keras");
        Path safetensors = folder.resolve("small.safetensors");
        Run.ok("weights", "convert", keras, safetensors);
        assertContains(Run.ok("weights", "list", safetensors), "conv1.weight", "8 tensors");
    }

    @Test
    void aNumberThatHalfCannotHoldIsOneSentence() throws IOException {
        ComputationGraph large = new FashionResNetNetwork().create();
        large.getLayer("conv1").getParam("W").putScalar(0, 1e5);
        Path file = folder.resolve("large.safetensors");
        Weights.save(large, file);
        Path half = folder.resolve("half.safetensors");
        assertContains(
                Run.failure("weights", "convert", file, half, "--dtype", "F16"), "100000.0 in conv1.weight", "BF16");
        assertFalse(Files.exists(half));
        Run.ok("weights", "convert", file, half, "--dtype", "BF16");
    }

    @Test
    void badFilesAreOneSentence() throws IOException {
        Path missing = folder.resolve("missing.safetensors");
        assertContains(Run.failure("weights", "list", missing), missing + " does not exist");
        Path text = Files.writeString(folder.resolve("text.safetensors"), "no safetensors at all");
        assertContains(
                Run.failure("weights", "list", text), text + " is a text that begins with \"no safetensors at all\"");
        assertContains(Run.failure("weights", "verify", text, "--network", "FashionResNet"), text + " is a text");
        Path out = folder.resolve("out.safetensors");
        assertContains(Run.failure("weights", "convert", text, out), text + " is a text");
        assertFalse(Files.exists(out));
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "Invalid value for option '--dtype': expected one of [F32, F16, BF16, F64] (case-insensitive) but was"
                                + " 'I64'\nTry: stagecraft weights convert --help\n"),
                Run.of("weights", "convert", weights, out, "--dtype", "I64"));
        assertEquals(
                new Run(
                        FailureSentences.WRONG_USAGE,
                        "",
                        "OUT is " + folder.resolve("x.h5")
                                + "; its name must end in .safetensors, as what is written.\nTry: stagecraft weights convert"
                                + " --help\n"),
                Run.of("weights", "convert", weights, folder.resolve("x.h5")));
        assertContains(Run.failure("weights", "convert", weights, folder), "is a folder");
        assertContains(Run.failure("weights", "convert", weights, folder.resolve("no/x")), "does not exist: create it");
    }
}
