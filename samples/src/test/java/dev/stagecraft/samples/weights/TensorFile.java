/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * A safetensors file, read and written without what is tested.
 *
 * @param start where the values begin
 */
record TensorFile(Path file, JsonNode header, long start) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TensorFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = Math.toIntExact(bytes(channel, 0, Long.BYTES).getLong());
            JsonNode header = JSON.readTree(bytes(channel, Long.BYTES, length).array());
            return new TensorFile(file, header, Long.BYTES + length);
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    /** Writes a file. The header is not padded, so that values are at any address. */
    static void write(Path file, List<Tensor> tensors, Function<Tensor, ByteBuffer> values) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long position = 0;
        for (Tensor tensor : tensors) {
            long end = position + tensor.bytes();
            header.put(
                    tensor.name(),
                    Map.of("dtype", tensor.type(), "shape", tensor.shape(), "data_offsets", new long[] {position, end
                    }));
            position = end;
        }
        byte[] text = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .flip());
            channel.write(ByteBuffer.wrap(text));
            for (Tensor tensor : tensors) {
                channel.write(values.apply(tensor));
            }
        }
    }

    /** A text that the file has beside its tensors. */
    String note(String name) {
        return header.path("__metadata__").path(name).asText();
    }

    /** The tensors that a note lists. */
    List<Tensor> listed(String note) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (JsonNode tensor : JSON.readTree(note(note))) {
            tensors.add(new Tensor(tensor.get(0).asText(), tensor.get(1).asText(), numbers(tensor.get(2))));
        }
        return tensors;
    }

    /** The file's own tensors. */
    List<Tensor> tensors() {
        return names().stream()
                .map(name -> new Tensor(
                        name,
                        header.get(name).get("dtype").asText(),
                        numbers(header.get(name).get("shape"))))
                .toList();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        header.fieldNames().forEachRemaining(names::add);
        names.remove("__metadata__");
        return names;
    }

    /** An array's values as they are in a file. */
    static ByteBuffer bytes(INDArray array) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(array.length() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array.dup('c').data().asFloat());
        return bytes;
    }

    /** The values of a tensor of type {@code F32}. */
    INDArray values(String name) throws IOException {
        JsonNode tensor = header.get(name);
        long[] offsets = numbers(tensor.get("data_offsets"));
        int length = Math.toIntExact(offsets[1] - offsets[0]);
        float[] values = new float[length / Float.BYTES];
        try (FileChannel channel = FileChannel.open(file)) {
            bytes(channel, start + offsets[0], length).asFloatBuffer().get(values);
        }
        return Nd4j.createFromArray(values).reshape('c', numbers(tensor.get("shape")));
    }

    private static long[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
