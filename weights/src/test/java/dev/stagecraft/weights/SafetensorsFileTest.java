/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.weights.file.SafetensorsFile;
import dev.stagecraft.weights.file.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    /** Written by the library of the format itself: safetensors 0.8.0, {@code save_file} of two tensors and a note. */
    private static final String WRITTEN = "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]}}   ";

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheFormatsLibraryWrites() throws IOException {
        Path file = RawFile.write(folder, RawFile.of(WRITTEN, 16));
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertEquals(Map.of("format", "pt"), opened.header().metadata());
            assertEquals(
                    List.of(
                            new TensorInfo("count", ElementType.I64, TensorShape.of()),
                            new TensorInfo("weight", ElementType.F32, TensorShape.of(1, 2))),
                    opened.header().infos());
            ByteBuffer values = opened.values("weight");
            assertEquals(0x0b0a0908, values.getInt(0));
            assertEquals(0x0f0e0d0c, values.getInt(4));
            assertThrows(NoSuchElementException.class, () -> opened.values("bias"));
        }
    }

    @Test
    void tensorsMayStandInAnyOrder() throws IOException {
        String header = "{\"second\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]},"
                + "\"empty\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[1,1]},"
                + "\"first\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}";
        try (SafetensorsFile opened = SafetensorsFile.open(RawFile.write(folder, RawFile.of(header, 3)))) {
            assertEquals(
                    List.of("first", "empty", "second"),
                    opened.header().infos().stream().map(TensorInfo::name).toList());
            assertEquals(1, opened.values("second").get(0));
        }
    }

    /** How many bytes 8 numbers take in the library of the format, version 0.8.0. */
    @ParameterizedTest
    @CsvSource({
        "BOOL, 8",
        "F4, 4",
        "F6_E2M3, 6",
        "F6_E3M2, 6",
        "U8, 8",
        "I8, 8",
        "F8_E5M2, 8",
        "F8_E4M3, 8",
        "F8_E8M0, 8",
        "F8_E4M3FNUZ, 8",
        "F8_E5M2FNUZ, 8",
        "I16, 16",
        "U16, 16",
        "F16, 16",
        "BF16, 16",
        "I32, 32",
        "U32, 32",
        "F32, 32",
        "C64, 64",
        "F64, 64",
        "I64, 64",
        "U64, 64"
    })
    void everyTypeOfTheFormatIsRead(String type, int bytes) throws IOException {
        String header = "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[2,4],\"data_offsets\":[0," + bytes + "]}}";
        try (SafetensorsFile opened = SafetensorsFile.open(RawFile.write(folder, RawFile.of(header, bytes)))) {
            assertEquals(type, opened.header().infos().get(0).type().name());
            assertEquals(bytes, opened.values("a").remaining());
        }
    }

    /** Its length is 80 02 and six zeros; a pickled file begins with 80 02 as well. */
    @Test
    void aHeaderOf640BytesIsNotPickled() throws IOException {
        String header = WRITTEN + " ".repeat(640 - WRITTEN.length());
        try (SafetensorsFile opened = SafetensorsFile.open(RawFile.write(folder, RawFile.of(header, 16)))) {
            assertEquals(2, opened.header().tensors().size());
        }
    }

    @Test
    void writesAHeaderThatIsAligned() throws IOException {
        List<TensorInfo> tensors = List.of(
                new TensorInfo("a.weight", ElementType.F16, TensorShape.of(1, 2)),
                new TensorInfo("a.count", ElementType.I64, TensorShape.of()));
        Path file = folder.resolve("written.safetensors");
        write(file, tensors);
        byte[] bytes = Files.readAllBytes(file);
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a.weight\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[0,4]},"
                + "\"a.count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[4,12]}}";
        int length = (header.length() + 7) / 8 * 8;
        assertEquals(
                length,
                ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong());
        assertEquals(header, new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing());
        assertEquals(8 + length + 12, bytes.length);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertEquals(tensors, opened.header().infos());
            byte[] values = new byte[4];
            opened.values("a.weight").get(values);
            assertArrayEquals(new byte[] {4, 4, 4, 4}, values);
        }
    }

    private static void write(Path file, List<TensorInfo> tensors) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            SafetensorsWriter.write(channel, tensors, Map.of("format", "pt"), tensor -> {
                byte[] values = new byte[(int) tensor.bytes()];
                java.util.Arrays.fill(values, (byte) values.length);
                return ByteBuffer.wrap(values);
            });
        }
    }
}
