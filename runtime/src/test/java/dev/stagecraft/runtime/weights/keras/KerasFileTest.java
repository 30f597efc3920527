/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, shapes and order of what Keras wrote. The files are made by {@code tools/keras_reference.py}. */
class KerasFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "small.h5",
                "small.weights.h5",
                "small.keras",
                "checkpoint.weights.h5",
                "nested.weights.h5",
                "shards.weights.json",
                "float16.h5",
                "float16.weights.h5",
                "bfloat16.h5",
                "bfloat16.weights.h5",
                "float64.h5",
                "float64.weights.h5"
            })
    void namesAndShapesArePyTorchs(String name) throws IOException {
        Map<String, String> shapes = KerasFile.open(SmallFiles.path(name)).tensors().stream()
                .collect(Collectors.toMap(
                        TensorInfo::name, info -> info.shape().toString(), (one, other) -> one, TreeMap::new));
        assertEquals(
                "{bn1.bias=4, bn1.running_mean=4, bn1.running_var=4, bn1.weight=4, conv1.bias=4, conv1.weight=4x3x3x3, fc.bias=5,"
                        + " fc.weight=5x4}",
                shapes.toString());
    }

    /** In the files kernel[row, column, in, out] is 1000 row + 100 column + 10 in + out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "small.h5",
                "small.weights.h5",
                "small.keras",
                "checkpoint.weights.h5",
                "nested.weights.h5",
                "shards.weights.json"
            })
    void orderIsPyTorchs(String name) throws IOException {
        KerasFile file = KerasFile.open(SmallFiles.path(name));
        float[] kernel = values(file, "conv1.weight");
        float[] expected = new float[4 * 3 * 3 * 3];
        for (int i = 0; i < expected.length; i++) {
            int out = i / 27;
            int in = i / 9 % 3;
            expected[i] = 1000 * (i / 3 % 3) + 100 * (i % 3) + 10 * in + out;
        }
        assertArrayEquals(expected, kernel);
        assertArrayEquals(
                new float[] {0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32, 3, 13, 23, 33, 4, 14, 24, 34},
                values(file, "fc.weight"));
        assertArrayEquals(new float[] {10, 11, 12, 13}, values(file, "bn1.weight"));
        assertArrayEquals(new float[] {20, 21, 22, 23}, values(file, "bn1.bias"));
        assertArrayEquals(new float[] {30, 31, 32, 33}, values(file, "bn1.running_mean"));
        assertArrayEquals(new float[] {40, 41, 42, 43}, values(file, "bn1.running_var"));
    }

    /** The policies {@code float16}, {@code bfloat16} and {@code float64}: the same numbers with 11, 8 and 53 significant bits. */
    @ParameterizedTest
    @CsvSource({
        "float16.h5, F16, 11",
        "float16.weights.h5, F16, 11",
        "bfloat16.h5, BF16, 8",
        "bfloat16.weights.h5, BF16, 8",
        "float64.h5, F64, 53",
        "float64.weights.h5, F64, 53"
    })
    void numbersOfOtherTypesAreRead(String name, ElementType type, int bits) throws IOException {
        KerasFile file = KerasFile.open(SmallFiles.path(name));
        for (TensorInfo tensor : file.tensors()) {
            assertEquals(type, tensor.type(), tensor.name());
        }
        ByteBuffer kernel = file.read(tensor(file, "conv1.weight"));
        assertEquals(4 * 3 * 3 * 3 * type.bits() / 8, kernel.remaining());
        for (int i = 0; i < 4 * 3 * 3 * 3; i++) {
            double exact = 1000 * (i / 3 % 3) + 100 * (i % 3) + 10 * (i / 9 % 3) + i / 27;
            double unit = Math.pow(2, Math.getExponent(exact) - bits + 1);
            double expected = exact == 0 ? 0 : Math.rint(exact / unit) * unit;
            double actual = switch (type) {
                case F16 -> half(kernel.getShort(2 * i));
                case BF16 -> Float.intBitsToFloat(kernel.getShort(2 * i) << 16);
                default -> kernel.getDouble(8 * i);
            };
            assertEquals(expected, actual, "number " + i);
        }
    }

    /** Of a number that is 0 or neither subnormal nor infinite. */
    private static double half(short bits) {
        return (bits & 0x7fff) == 0 ? 0 : (1 + (bits & 0x3ff) / 1024.0) * Math.pow(2, (bits >> 10 & 0x1f) - 15);
    }

    @Test
    void aShardThatIsNotThereIsNamed() throws IOException {
        for (String name : List.of("shards.weights.json", "shards_00000.weights.h5")) {
            Files.copy(SmallFiles.path(name), folder.resolve(name));
        }
        InvalidWeightsException thrown = assertThrows(
                InvalidWeightsException.class, () -> KerasFile.open(folder.resolve("shards.weights.json")));
        assertEquals(
                "has a part of its weights in shards_00001.weights.h5, which is not beside it: copy it there as well.",
                thrown.fault());
    }

    @Test
    void aModelThatWasZippedAnewIsToBeUnpacked() throws IOException {
        Path file = folder.resolve("zipped.keras");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("model.weights.h5"));
            zip.write(SmallFiles.bytes("small.weights.h5"));
        }
        assertEquals(
                "has its model.weights.h5 compressed, as Keras does not write it: unpack it (unzip zipped.keras model.weights.h5), and"
                        + " load that file.",
                assertThrows(InvalidWeightsException.class, () -> KerasFile.open(file))
                        .fault());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            compressed.h5 ## has weights in chunks or compressed, as Keras does not write them: save the model again with Keras's model.save("model.h5").
            longdouble.h5 ## has weights of 16 bytes each, and must have numbers of 16, 32 or 64 bits: save the model again with Keras's model.save("model.h5").
            linked.h5 ## has links between its groups, which Keras does not write: save the model again with Keras's model.save("model.h5").
            latest.h5 ## has large groups of the newer kind, which Keras does not write: save the model again with Keras's model.save("model.h5").
            """)
    void filesOfOthersAreRefused(String name, String fault) {
        InvalidWeightsException thrown =
                assertThrows(InvalidWeightsException.class, () -> KerasFile.open(SmallFiles.path(name)));
        assertEquals(fault, thrown.fault());
    }

    @Test
    void layersOfOtherNamesAreNoResNet() throws IOException {
        byte[] bytes = SmallFiles.bytes("small.h5");
        SmallFiles.replace(bytes, "conv1_", "conx1_");
        Path file = Files.write(folder.resolve("other.h5"), bytes);
        InvalidWeightsException thrown = assertThrows(InvalidWeightsException.class, () -> KerasFile.open(file));
        assertEquals(
                "has no layer called as those of Keras's ResNets are (conv2_block1_1_conv): it must be saved from a keras.applications"
                        + " network, ResNet50 to ResNet152 or ResNet50V2 to ResNet152V2.",
                thrown.fault());
    }

    @Test
    void layersWithoutNamesAreSavedInAnotherWay() throws IOException {
        byte[] bytes = SmallFiles.bytes("small.weights.h5");
        SmallFiles.replace(bytes, "name\0", "nope\0");
        Path file = Files.write(folder.resolve("unnamed.weights.h5"), bytes);
        InvalidWeightsException thrown = assertThrows(InvalidWeightsException.class, () -> KerasFile.open(file));
        assertEquals(
                "does not say what its layers are called: save the model again with Keras's model.save(\"model.h5\").",
                thrown.fault());
    }

    @Test
    void onlyItsContentSaysWhatAFileIs() throws IOException {
        assertTrue(KerasFile.isOne(SmallFiles.path("small.h5")));
        assertTrue(KerasFile.isOne(Files.copy(SmallFiles.path("small.keras"), folder.resolve("small.zip"))));
        assertFalse(KerasFile.isOne(folder));
        assertFalse(KerasFile.isOne(folder.resolve("missing.h5")));
        assertFalse(KerasFile.isOne(Files.writeString(folder.resolve("text.h5"), "text")));
        assertFalse(KerasFile.isOne(Files.writeString(folder.resolve("config.json"), "{\"weight_map\": 1}")));
        assertFalse(KerasFile.isOne(
                Files.writeString(folder.resolve("model.h5.json"), "{\"weight_map\": {\"a\": [\"../x.h5\"]}}")));
    }

    private static TensorInfo tensor(KerasFile file, String name) {
        return file.tensors().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static float[] values(KerasFile file, String name) throws IOException {
        FloatBuffer values = file.read(tensor(file, name)).asFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
