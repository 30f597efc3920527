/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.weights.file.SafetensorsHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no safetensors file is called by its name, with what to do. The first bytes are those that the programs named write. */
class ForeignFormatTest {
    private static final String SAVE =
            "which can run code when it is read, and must be a safetensors file: load it in PyTorch and write one"
                    + " with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\").";

    private static final String EXPORTED =
            ", where a safetensors file of weights must be: save the weights where the network was exported from.";

    @TempDir
    private Path folder;

    private void assertSaid(String expected, String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        InvalidWeightsException thrown =
                assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(file));
        assertEquals(expected, thrown.fault());
    }

    /** Python 3.11 and PyTorch 2.13: {@code torch.save(tensors, file, _use_new_zipfile_serialization=False, pickle_protocol=n)}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80028a0a6cfc9c46f9206aa850192e8002",
                "80038a0a6cfc9c46f9206aa850192e8003",
                "8004950d000000000000008a0a6cfc9c46f9206aa850192e",
                "8005950d000000000000008a0a6cfc9c46f9206aa850192e"
            })
    void picklesOfPyTorch(String bytes) throws IOException {
        assertSaid(
                "is a pickled file of PyTorch, " + SAVE,
                "weights.pth",
                HexFormat.of().parseHex(bytes));
    }

    /** {@code pickle.dumps({"a": 1}, protocol)}, and of an {@code OrderedDict}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "286470300a56610a70310a49310a732e",
                "7d7100580100000061 71014b01732e",
                "80027d7100580100000061",
                "80049510000000000000007d948c0161944b01732e",
                "63636f6c6c656374696f6e730a4f726465726564446963740a70300a"
            })
    void picklesOfPython(String bytes) throws IOException {
        assertSaid(
                "is a pickled file of Python, as PyTorch writes them, " + SAVE,
                "weights.pkl",
                HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    static Stream<Arguments> zips() {
        return Stream.of(
                Arguments.of(
                        "archive/data.pkl archive/byteorder archive/data/0 archive/version",
                        "is a pickled file of PyTorch, " + SAVE),
                Arguments.of(
                        "net/data.pkl net/code/__torch__.py net/constants.pkl net/version",
                        "is a program of TorchScript, which can run code when it is read, and must be a safetensors file: load it with"
                                + " torch.jit.load and write one with safetensors.torch.save_file(model.state_dict(),"
                                + " \"model.safetensors\")."),
                Arguments.of(
                        "metadata.json config.json model.weights.h5",
                        "is a model of Keras, and must be a safetensors file: convert it with stagecraft weights convert."),
                Arguments.of(
                        "metadata.json config.json model.weights.npz",
                        "is a model of Keras whose weights are arrays of NumPy: save the model again with Keras's"
                                + " model.save(\"model.keras\"), where h5py is installed."),
                Arguments.of(
                        "resnet/root_block/standardized_conv2d/kernel.npy resnet/head/conv2d/bias.npy",
                        "has arrays of NumPy (.npz), and must be a safetensors file: write them with safetensors.numpy.save_file, by the"
                                + " names and in the order of axes of PyTorch."),
                Arguments.of(
                        "configuration.json stagecraft.properties coefficients.bin",
                        "is a model of Deeplearning4j, as train and SavedModel save them, and no file of weights: stagecraft export"
                                + " writes its weights as safetensors; SavedModel, train --weights, and --model of predict, evaluate,"
                                + " explain and export take it whole."),
                Arguments.of(
                        "release/ release/resnet50.safetensors",
                        "is a zip file with release/resnet50.safetensors in it: unpack it, and name the file of weights in it."));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void zipsAreToldByTheirEntries(String names, String said) throws IOException {
        assertSaid(said, "weights.zip", zip(names.split(" ")));
    }

    @Test
    void aModelThatIsCutOffIsSaidToBe() throws IOException {
        byte[] zip = zip("configuration.json", "stagecraft.properties", "coefficients.bin");
        for (int length = 64; length < zip.length; length++) {
            assertSaid(
                    "is a model of Deeplearning4j, as train and SavedModel save them, that is cut off: save or copy it again.",
                    "model.zip",
                    Arrays.copyOf(zip, length));
        }
    }

    @Test
    void aZipThatIsCutOffIsSaidToBe() throws IOException {
        byte[] zip = zip("archive/data.pkl", "archive/version");
        for (int length = 64; length < zip.length; length++) {
            assertSaid(
                    "is a zip file that is cut off, as PyTorch and Keras write them: download or copy it again.",
                    "weights.pth",
                    Arrays.copyOf(zip, length));
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47475546 03000000 0000000000000000 | is a GGUF file of llama.cpp",
                "1c000000 54464c33 1400200000000000 | is a network of TensorFlow Lite",
                "0808 1207 7079746f726368 1a06 322e31332e30 3a0a | is a network in ONNX",
                "0801 12e20a 0a2a 0a04 74616773 | is a network of TensorFlow",
                "0a1c 0a05 696e707574 120b 506c616365686f6c646572 2a00 | is a network of TensorFlow"
            })
    void exportedNetworks(String bytes, String said) throws IOException {
        assertSaid(said + EXPORTED, "network.bin", HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @Test
    void archives() throws IOException {
        byte[] tar = new byte[10240];
        System.arraycopy("weights.pth".getBytes(StandardCharsets.UTF_8), 0, tar, 0, 11);
        System.arraycopy("ustar\0".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 6);
        assertSaid("is a tar archive: unpack it (tar -xf), and name the file of weights in it.", "weights.tar", tar);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(tar);
        }
        assertSaid(
                "is compressed by gzip: unpack it (gunzip), and name the file of weights in it.",
                "weights.gz",
                compressed.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ## ",
            value = {
                "is the pointer of Git LFS to a file of 102469840 bytes, and not that file: get it with git lfs pull, or download it."
                        + " ## version https://git-lfs.github.com/spec/v1\\noid sha256:ab\\nsize 102469840\\n",
                "is a web page, as a server sends one in place of a file: open it in a browser to read what it says, and download the"
                        + " file itself. ## \\n<!DOCTYPE html>\\n<html lang=\"en\">",
                "is a web page, as a server sends one in place of a file: open it in a browser to read what it says, and download the"
                        + " file itself. ## <HTML><HEAD><TITLE>404</TITLE>",
                "is a text in XML, as a server sends one in place of a file: read what it says, and download the file itself."
                        + " ## <?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
                "is the index of weights in several files (model-00001-of-00002.safetensors, …), and must be one safetensors file: load"
                        + " the model in PyTorch and write one with safetensors.torch.save_file(model.state_dict(),"
                        + " \"model.safetensors\"). ## {\"metadata\": {\"total_size\": 9}, \"weight_map\": {\"conv1.weight\":"
                        + " \"model-00001-of-00002.safetensors\"}}",
                "is a text in JSON, where a safetensors file of weights must be: name that file, or read what a server sent in place of"
                        + " it. ## {\"error\": \"Repository not found\"}",
                "is a text that begins with \"Invalid username or password.\", where a safetensors file of weights must be: name that"
                        + " file, or read what a server sent in place of it. ## Invalid username or password.",
                "is a part of a checkpoint of TensorFlow, and must be a safetensors file: load it with Keras's load_weights, and save it"
                        + " with model.save(\"model.h5\"). ## model_checkpoint_path: \"model.ckpt-1\""
            })
    void whatAServerSends(String said, String text) throws IOException {
        assertSaid(said, "model.safetensors", text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void checkpointsOfTensorFlow() throws IOException {
        String said =
                "is a part of a checkpoint of TensorFlow, and must be a safetensors file: load it with Keras's load_weights, and save"
                        + " it with model.save(\"model.h5\").";
        assertSaid(said, "model.ckpt-1.index", new byte[64]);
        assertSaid(said, "model.ckpt-1.data-00000-of-00001", new byte[64]);
        Files.createFile(folder.resolve("saved_model.pb"));
        assertEquals(
                "is a SavedModel of TensorFlow, where a safetensors file must be: load it in Keras, and save it with"
                        + " model.save(\"model.h5\").",
                assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(folder))
                        .fault());
    }

    @Test
    void filesOfOthers() throws IOException {
        assertSaid(
                "is an HDF5 file, as Keras writes them, and must be a safetensors file: convert it with stagecraft weights convert.",
                "model.h5",
                HexFormat.of().parseHex("894844460d0a1a0a0000000000080800"));
        assertSaid(
                "is one array of NumPy, and must be a safetensors file: write all of the network's with safetensors.numpy.save_file.",
                "fc.npy",
                HexFormat.of().parseHex("934e554d5059010076007b276465736372273a"));
        assertSaid(
                "is a file of Flax (msgpack), and must be a safetensors file: write its arrays with safetensors.flax.save_file.",
                "flax_model.msgpack",
                HexFormat.of().parseHex("82a6706172616d7383a8656d626564646572"));
    }
}
