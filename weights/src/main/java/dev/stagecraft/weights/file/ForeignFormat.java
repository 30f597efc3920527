/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is that is no safetensors file, by what is in it: networks and weights in other formats, and what is found in place of a
 * download. The runtime and the compiler say the same of it.
 */
final class ForeignFormat {
    /** As much of a file as tells its format. */
    private static final int START = 1024;

    private static final int HEADER = Long.BYTES;

    static final String SAVE_AS_SAFETENSORS =
            "write one with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\").";

    static final String PICKLED =
            "which can run code when it is read, and must be a safetensors file: load it in PyTorch and "
                    + SAVE_AS_SAFETENSORS;

    private static final String EXPORTED =
            ", where a safetensors file of weights must be: save the weights where the network was exported from.";

    /** The magic number in front of what {@code torch.save} wrote before PyTorch 1.6, as {@code pickle} has it. */
    private static final String OF_PYTORCH = "\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

    /** The bytes of a format at their place, and what to say. */
    private record Signature(int at, String bytes, String sentence) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(
                    0,
                    "\u0089HDF\r\n\u001a\n",
                    "is an HDF5 file, as Keras writes them, and must be a safetensors file: convert it with"
                            + " stagecraft weights convert."),
            new Signature(0, "GGUF", "is a GGUF file of llama.cpp" + EXPORTED),
            new Signature(4, "TFL3", "is a network of TensorFlow Lite" + EXPORTED),
            new Signature(
                    0,
                    "\u0093NUMPY",
                    "is one array of NumPy, and must be a safetensors file: write all of the network's with"
                            + " safetensors.numpy.save_file."),
            new Signature(257, "ustar", "is a tar archive" + unpack("tar -xf")),
            new Signature(0, "\u001f\u008b", "is compressed by gzip" + unpack("gunzip")),
            new Signature(0, "(\u00b5/\u00fd", "is compressed by zstd" + unpack("unzstd")),
            new Signature(0, "\u00fd7zXZ\0", "is compressed by xz" + unpack("unxz")),
            new Signature(0, "BZh", "is compressed by bzip2" + unpack("bunzip2")),
            new Signature(0, "7z\u00bc\u00af'\u001c", "is a 7z archive" + unpack("7z x")));

    /** A pickled object's first bytes: a protocol from 2 on, or what the two before begin with. */
    private static final Pattern PICKLE = Pattern.compile(
            "\u0080[\2-\5][\\x00-\\xff&&[^\\x00]].*|[(]dp\\d*\\R.*|[(]lp\\d*\\R.*|c[a-z_.]+\n\\w+\n.*|[}\\]]q\\x00.*",
            Pattern.DOTALL);

    /** The field {@code ir_version} of ONNX, from 2 to 31, and one of the fields behind it. */
    private static final Pattern ONNX =
            Pattern.compile("\\x08[\\x02-\\x1f][\\x12\\x1a\\x22\\x28\\x32\\x3a\\x42].*", Pattern.DOTALL);

    /** The fields {@code saved_model_schema_version} and {@code meta_graphs}. */
    private static final Pattern SAVED_MODEL = Pattern.compile("\\x08\\x01\\x12.*", Pattern.DOTALL);

    /** A graph of TensorFlow, whose first node has an operation. */
    private static final Pattern FROZEN_GRAPH =
            Pattern.compile("\\n.{1,3}\\n.*\\x12.(Placeholder|Const|VariableV2|VarHandleOp).*", Pattern.DOTALL);

    /** A map with a text as its first key, as Flax writes parameters with msgpack. */
    private static final Pattern FLAX = Pattern.compile("[\\x81-\\x8f][\\xa1-\\xbf][\\w.]{2}.*", Pattern.DOTALL);

    private ForeignFormat() {}

    private static String unpack(String program) {
        return ": unpack it (" + program + "), and name the file of weights in it.";
    }

    /** What the file is, and what to do with it, as the rest of a sentence; empty if it may be a safetensors file, or none can tell. */
    static Optional<String> of(Path file, FileChannel channel) throws IOException {
        ByteBuffer start = ZipDirectory.bytes(channel, 0, START);
        String text = new String(start.array(), 0, start.limit(), StandardCharsets.ISO_8859_1);
        if (isSafetensors(start)) {
            return Optional.empty();
        }
        if (ZipDirectory.isZip(start)) {
            return Optional.of(ForeignZip.of(start, ZipDirectory.read(channel)));
        }
        return SIGNATURES.stream()
                .filter(signature -> text.startsWith(signature.bytes, signature.at))
                .map(Signature::sentence)
                .findFirst()
                .or(() -> binary(text))
                .or(() -> named(file, text))
                .or(() -> ForeignText.of(start));
    }

    /** Whether it begins with a length, and {@code {} behind it: of 640 bytes, the length looks like a pickled file's beginning. */
    private static boolean isSafetensors(ByteBuffer start) {
        return start.limit() > HEADER
                && start.get(HEADER) == '{'
                && start.getLong(0) > 0
                && start.getLong(0) < 1L << (Long.SIZE - 2 * Byte.SIZE);
    }

    private static Optional<String> binary(String text) {
        if (PICKLE.matcher(text).matches()) {
            return Optional.of((text.startsWith(OF_PYTORCH, 2) || text.startsWith(OF_PYTORCH, 2 + 1 + Long.BYTES)
                            ? "is a pickled file of PyTorch, "
                            : "is a pickled file of Python, as PyTorch writes them, ")
                    + PICKLED);
        }
        if (SAVED_MODEL.matcher(text).matches() || FROZEN_GRAPH.matcher(text).matches()) {
            return Optional.of("is a network of TensorFlow" + EXPORTED);
        }
        if (ONNX.matcher(text).matches()) {
            return Optional.of("is a network in ONNX" + EXPORTED);
        }
        return FLAX.matcher(text).matches()
                ? Optional.of("is a file of Flax (msgpack), and must be a safetensors file: write its arrays with"
                        + " safetensors.flax.save_file.")
                : Optional.empty();
    }

    /** The parts of a checkpoint of TensorFlow: numbers that begin with nothing, and a table that ends with a number. */
    private static Optional<String> named(Path file, String text) {
        String name = String.valueOf(file.getFileName());
        boolean isCheckpoint =
                name.matches(".+\\.(index|data-\\d{5}-of-\\d{5})") || text.startsWith("model_checkpoint_path:");
        return isCheckpoint
                ? Optional.of("is a part of a checkpoint of TensorFlow, and must be a safetensors file: load it with"
                        + " Keras's load_weights, and save it with model.save(\"model.h5\").")
                : Optional.empty();
    }
}
