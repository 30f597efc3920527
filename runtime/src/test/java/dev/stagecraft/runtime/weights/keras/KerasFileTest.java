package dev.stagecraft.runtime.weights.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    @ValueSource(strings = {"small.h5", "small.weights.h5"})
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
    @ValueSource(strings = {"small.h5", "small.weights.h5"})
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

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            compressed.h5 ## has weights in chunks or compressed, as Keras does not write them: save the model again with Keras's model.save("model.h5").
            double.h5 ## has weights of 8 bytes each, and must have 32-bit numbers: save the model again with Keras's model.save("model.h5").
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
    void onlyTheFirstBytesSayWhatAFileIs() throws IOException {
        assertTrue(KerasFile.isHdf5(SmallFiles.path("small.h5")));
        assertFalse(KerasFile.isHdf5(folder));
        assertFalse(KerasFile.isHdf5(folder.resolve("missing.h5")));
        assertFalse(KerasFile.isHdf5(Files.writeString(folder.resolve("text.h5"), "text")));
    }

    private static float[] values(KerasFile file, String name) throws IOException {
        TensorInfo tensor = file.tensors().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow();
        return file.read(tensor);
    }
}
