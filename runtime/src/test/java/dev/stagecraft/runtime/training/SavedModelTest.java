/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.ReplacedFile;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.fault.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SavedModelTest {
    private final ComputationGraph network = new TinyNetwork().create();
    private final INDArray images = Nd4j.rand(2, 1, 8, 8);

    @TempDir
    Path folder;

    @Test
    void loadsWhatItSaved() throws Exception {
        Path file = folder.resolve("model.zip");
        SavedModel.save(network, file);
        assertPredictsTheSame(SavedModel.open(file).network());
        assertEquals(Optional.empty(), ModelNotes.load(file).standardization());
    }

    /** Whoever computes, and what was made of it answers behind its end. */
    @Test
    void isComputedAsTheOptionsSay() throws Exception {
        Path file = folder.resolve("model.zip");
        SavedModel.save(network, file);
        SavedModelOptions options = SavedModelOptions.defaults()
                .withInference(InferenceOptions.defaults().withExecution(Execution.DEEPLEARNING4J));
        InferenceNetwork kept;
        try (SavedModel model = SavedModel.open(file, options)) {
            assertEquals(Execution.DEEPLEARNING4J, Execution.of(model.network()));
            kept = model.inference();
        }
        try (InferenceNetwork inference = kept) {
            assertArrayEquals(
                    network.outputSingle(images).data().asFloat(),
                    inference.output(images).data().asFloat(),
                    1e-5f);
        }
    }

    /** All that can be wrong with a file has one shape. */
    @Test
    void saysWhichFileIsWrongAndWhatWithIt() {
        Path file = folder.resolve("none.zip");
        InvalidFileException wrong = assertThrows(InvalidFileException.class, () -> SavedModel.open(file));
        assertEquals(file, wrong.file());
        assertEquals("does not exist: check the path.", wrong.fault());
        assertEquals("The model " + file + " " + wrong.fault(), wrong.getMessage());
    }

    @Test
    void keepsTheStandardization() throws Exception {
        Path file = folder.resolve("model.zip");
        Standardization standardization = new Standardization(List.of(0.1, 1 / 3.0), List.of(0.5, 2e-5));
        SavedModel.save(network, file, ModelNotes.none().withStandardization(standardization));
        assertEquals(Optional.of(standardization), ModelNotes.load(file).standardization());
        assertPredictsTheSame(SavedModel.open(file).network());
    }

    @Test
    void isReadByDeeplearning4jAndReadsItsFiles() throws Exception {
        Path ours = folder.resolve("ours.zip");
        SavedModel.save(network, ours);
        assertPredictsTheSame(ModelSerializer.restoreComputationGraph(ours.toFile()));
        Path theirs = folder.resolve("theirs.bin");
        ModelSerializer.writeModel(network, theirs.toFile(), true);
        assertPredictsTheSame(SavedModel.open(theirs).network());
    }

    @Test
    void writesTheSameBytesForTheSameNetwork() throws Exception {
        SavedModel.save(network, folder.resolve("first"));
        SavedModel.save(network, folder.resolve("second"));
        assertEquals(-1, Files.mismatch(folder.resolve("first"), folder.resolve("second")));
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        Path file = folder.resolve("model.zip");
        SavedModel.save(network, file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 500) {
            assertDamaged(file, Arrays.copyOf(whole, length));
        }
        for (int position = 0; position < whole.length; position += 250) {
            byte[] flipped = whole.clone();
            flipped[position] ^= 4;
            assertDamaged(file, flipped);
        }
    }

    @Test
    void saysThatAFileOfDeeplearning4jIsDamaged() throws Exception {
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), false);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 500) {
            assertDamaged(file, Arrays.copyOf(whole, length));
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 4;
        assertDamaged(file, flipped);
    }

    @Test
    void saysWhatAZipOfSomethingElseLacks() throws Exception {
        Path file = folder.resolve("other.zip");
        Files.write(file, zip("readme.txt", "hello"));
        assertEquals(
                "The model " + file + " is damaged, since it has no configuration.json or no coefficients.bin: save or"
                        + " copy it again.",
                assertThrows(IOException.class, () -> SavedModel.open(file).network())
                        .getMessage());
    }

    @Test
    void saysThatAFileIsMissing() {
        Path file = folder.resolve("missing.zip");
        assertEquals(
                "The model " + file + " does not exist: check the path.",
                assertThrows(IOException.class, () -> SavedModel.open(file).network())
                        .getMessage());
    }

    @Test
    void leavesTheOldFileWhenTheDiskIsFull() throws Exception {
        Configuration disk = Configuration.unix().toBuilder()
                .setMaxSize(4096)
                .setBlockSize(512)
                .build();
        try (FileSystem full = Jimfs.newFileSystem(disk)) {
            Path file = full.getPath("/model.zip");
            Files.writeString(file, "old");
            String message = assertThrows(IOException.class, () -> SavedModel.save(network, file))
                    .getMessage();
            assertTrue(
                    message.matches(
                            "Cannot save the model /model\\.zip, which takes about [0-9,]+ bytes, because there is no"
                                    + " room left on the disk: make room, or choose another folder\\."),
                    message);
            assertEquals("old", Files.readString(file));
            try (Stream<Path> entries = Files.list(full.getPath("/"))) {
                assertEquals(List.of(file), entries.filter(Files::isRegularFile).toList());
            }
        }
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path file = folder.resolve("missing").resolve("model.zip");
        String message = assertThrows(IOException.class, () -> SavedModel.save(network, file))
                .getMessage();
        assertTrue(
                message.endsWith(" bytes, because the folder " + file.getParent()
                        + " does not exist: create it, or choose another."),
                message);
    }

    private void assertPredictsTheSame(ComputationGraph loaded) {
        assertArrayEquals(
                network.outputSingle(images).toFloatMatrix()[1],
                loaded.outputSingle(images).toFloatMatrix()[1],
                0);
    }

    private static void assertDamaged(Path file, byte[] content) throws IOException {
        ReplacedFile.write(file, content);
        String message = assertThrows(
                        IOException.class, () -> SavedModel.open(file).network())
                .getMessage();
        assertTrue(message.startsWith("The model " + file + " is damaged, since "), message);
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = bytes;
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes());
        }
        return bytes.toByteArray();
    }
}
