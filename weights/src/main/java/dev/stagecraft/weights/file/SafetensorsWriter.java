/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stagecraft.weights.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;

/** Writes a safetensors file: the header first, and then one tensor's values at a time. */
public final class SafetensorsWriter {
    /** The header is padded with spaces, so that values begin where a processor likes to read them. */
    private static final int ALIGNMENT = 8;

    private static final JsonFactory JSON = new JsonFactory();

    private SafetensorsWriter() {}

    /** Gives the values of a tensor. */
    @FunctionalInterface
    public interface Values {
        /**
         * {@return the values row by row, little-endian, from the buffer's position to its limit}
         *
         * @param tensor which one
         * @throws IOException if they cannot be read from where they are
         */
        ByteBuffer of(TensorInfo tensor) throws IOException;
    }

    /**
     * Writes a whole file.
     *
     * @param channel the file; it stays open
     * @param tensors in the order in which their values are written; names differ
     * @param metadata what to note beside them
     * @param values asked once for each tensor
     * @throws IllegalArgumentException if a tensor's values are not as many bytes as its type and shape say
     * @throws IOException if the file cannot be written, or the values cannot be read
     */
    public static void write(
            WritableByteChannel channel, List<TensorInfo> tensors, Map<String, String> metadata, Values values)
            throws IOException {
        byte[] header = header(tensors, metadata);
        int padding = Math.floorMod(-header.length, ALIGNMENT);
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length + padding)
                .put(header);
        while (start.hasRemaining()) {
            start.put((byte) ' ');
        }
        writeAll(channel, start.flip());
        for (TensorInfo tensor : tensors) {
            ByteBuffer bytes = values.of(tensor);
            if (bytes.remaining() != tensor.bytes()) {
                throw new IllegalArgumentException(
                        "The tensor " + tensor.name() + " has " + bytes.remaining() + " bytes; " + tensor.shape()
                                + " values of " + tensor.type() + " must have " + tensor.bytes() + ".");
            }
            writeAll(channel, bytes);
        }
    }

    private static byte[] header(List<TensorInfo> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> note : metadata.entrySet()) {
                    json.writeStringField(note.getKey(), note.getValue());
                }
                json.writeEndObject();
            }
            long position = 0;
            for (TensorInfo tensor : tensors) {
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", tensor.type().name());
                json.writeFieldName("shape");
                writeNumbers(json, tensor.shape().toArray());
                json.writeFieldName("data_offsets");
                writeNumbers(json, position, position + tensor.bytes());
                json.writeEndObject();
                position += tensor.bytes();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeNumbers(JsonGenerator json, long... numbers) throws IOException {
        json.writeArray(numbers, 0, numbers.length);
    }

    private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
