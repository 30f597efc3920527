/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a safetensors file says of its content: 8 bytes with the header's length (little-endian), the header (JSON in UTF-8), and then the
 * tensors' values one behind the other (github.com/huggingface/safetensors, "Format").
 *
 * @param tensors in the order of their values in the file
 * @param metadata what the writer noted
 */
public record SafetensorsHeader(List<Entry> tensors, Map<String, String> metadata) {
    /** As in the format's own library. */
    private static final long LONGEST = 100_000_000;

    /**
     * Copies the list and the map.
     *
     * @param tensors in the order of their values in the file
     * @param metadata what the writer noted
     */
    public SafetensorsHeader {
        tensors = List.copyOf(tensors);
        metadata = Map.copyOf(metadata);
    }

    /**
     * A tensor.
     *
     * @param info its name, type and shape
     * @param position of its first byte in the file
     */
    public record Entry(TensorInfo info, long position) {
        /** {@return how many bytes its values take} */
        public long bytes() {
            return info.bytes();
        }
    }

    /** {@return the tensors' names, types and shapes} */
    public List<TensorInfo> infos() {
        return tensors.stream().map(Entry::info).toList();
    }

    /**
     * Reads and checks the header; of the values only their number is checked.
     *
     * @param file the file to read
     * @return the header
     * @throws InvalidWeightsException if the file is missing or no sound safetensors file
     * @throws IOException if it cannot be read
     */
    public static SafetensorsHeader read(Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            return read(file, channel);
        }
    }

    static FileChannel open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidWeightsException(
                    file,
                    Files.exists(file.resolve("saved_model.pb"))
                            ? "is a SavedModel of TensorFlow, where a safetensors file must be: load it in Keras, and save it"
                                    + " with model.save(\"model.h5\")."
                            : "is a folder; name the file of weights in it.");
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new InvalidWeightsException(file, "does not exist: check the path, or download it.", e);
        }
    }

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        Optional<String> foreign = ForeignFormat.of(file, channel);
        if (foreign.isPresent()) {
            throw new InvalidWeightsException(file, foreign.get());
        }
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new InvalidWeightsException(
                    file,
                    "has " + size + " bytes, and a safetensors file begins with 8 for the length of its header: "
                            + "download or copy it again.");
        }
        ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, channel, prefix, 0);
        long length = prefix.getLong(0);
        long available = size - Long.BYTES;
        if (length < 0 || length > available) {
            throw new InvalidWeightsException(
                    file,
                    "says that its header has " + Long.toUnsignedString(length) + " bytes, and only " + available
                            + " follow: it is no safetensors file, or it is cut off; download or copy it again.");
        }
        if (length > LONGEST) {
            throw new InvalidWeightsException(
                    file,
                    "has a header of " + length + " bytes, and more than " + LONGEST
                            + " are never read: a network's header is far shorter, so look where the file comes from.");
        }
        ByteBuffer header = ByteBuffer.allocate((int) length);
        fill(file, channel, header, Long.BYTES);
        return new HeaderParser(file, Long.BYTES + length, available - length).parse(header.array());
    }

    private static void fill(Path file, FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new InvalidWeightsException(file, "became shorter while it was read: load it again.");
            }
        }
    }
}
