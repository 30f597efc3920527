/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.stagecraft.weights.file.SafetensorsFile;
import dev.stagecraft.weights.file.SafetensorsHeader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file says, reading it gives a sound header or one exception with one sentence, and takes no more memory than the file. */
@Tag("slow")
class HostileFileTest {
    private static final String GOOD = "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"conv1.weight\":{\"dtype\":\"F32\",\"shape\":[2,1,1,1],\"data_offsets\":[0,8]},"
            + "\"bn1.weight\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[8,12]}}";

    /** What parsers and their buffers take for a file of a few bytes. */
    private static final long OVERHEAD = 512 * 1024;

    @TempDir
    private Path folder;

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("[]", 0, "does not begin with {"),
                Arguments.of("{", 0, "no sound JSON (it ends too early): "),
                Arguments.of("{\"a\":", 0, "no sound JSON"),
                Arguments.of("{\"a\":1}", 0, "says of a something that is no {...}"),
                Arguments.of("{} {}", 0, "something behind its closing }"),
                Arguments.of("{\"__metadata__\":{\"a\":1}}", 0, "metadata a that is no text"),
                Arguments.of(entry("F31", "[1]", "[0,4]"), 4, "of the unknown dtype F31: convert it to F32"),
                Arguments.of(
                        entry("F4", "[3]", "[0,2]"), 2, "3 values of F4 for a, which fill no whole number of bytes"),
                Arguments.of(entry("F32", "[1]", "[0,3]"), 3, "has 3 bytes for a, and 1 values of F32 take 4"),
                Arguments.of(entry("F32", "[1]", "[0,8]"), 4, "from byte 0 to 8 of its values, which have 4 bytes"),
                Arguments.of(entry("F32", "[1]", "[4,0]"), 4, "from byte 4 to 0"),
                Arguments.of(entry("F32", "[1]", "[-4,0]"), 4, "no number from 0 to 2^63 - 1"),
                Arguments.of(entry("F32", "[-1]", "[0,4]"), 4, "no number from 0 to 2^63 - 1"),
                Arguments.of(entry("F32", "[1.0]", "[0,4]"), 4, "no number from 0 to 2^63 - 1"),
                Arguments.of(entry("F32", "[1]", "[0,9223372036854775808]"), 4, "no number from 0 to 2^63 - 1"),
                Arguments.of(entry("F32", "[4294967296,4294967296]", "[0,4]"), 4, "more values than 2^63 bytes hold"),
                Arguments.of(entry("F64", "[2305843009213693952]", "[0,0]"), 4, "more values than 2^63 bytes hold"),
                Arguments.of(entry("F32", "[1]", "[0]"), 4, "does not say with two data_offsets where a begins"),
                Arguments.of(entry("F32", "[1]", "[0,4,4]"), 4, "more than 2 numbers"),
                Arguments.of(entry("F32", "[1]", "4"), 4, "a data_offsets of a that is no list"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "two data_offsets"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4, "which shape a has"),
                Arguments.of("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "which dtype a has"),
                Arguments.of("{\"a\":{\"dtype\":32}}", 4, "a dtype of a that is no text"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\"}}", 4, "no sound JSON"),
                Arguments.of("{\"a\":{\"color\":\"F32\"}}", 4, "says of a color, which the format does not have"),
                Arguments.of("{\"a\":{},\"a\":{}}", 0, "which dtype a has"),
                Arguments.of(two("a", "[0,4]", "a", "[4,8]"), 8, "no sound JSON (Duplicate field 'a', at byte"),
                Arguments.of(two("a", "[0,4]", "b", "[0,4]"), 4, "where those of another tensor still are"),
                Arguments.of(two("a", "[0,4]", "b", "[2,6]"), 6, "where those of another tensor still are"),
                Arguments.of(two("a", "[0,4]", "b", "[8,12]"), 12, "4 bytes of no tensor in front of b"),
                Arguments.of(two("a", "[0,4]", "b", "[4,8]"), 9, "1 bytes of no tensor at its end"),
                Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]]}}", 4, "no sound JSON"),
                Arguments.of("{\"a\":".repeat(100_000), 0, "says of a a, which the format does not have"),
                Arguments.of("[".repeat(100_000), 0, "does not begin with {"),
                Arguments.of(entry("F32", "[" + "1,".repeat(64) + "1]", "[0,4]"), 4, "more than 64 numbers"),
                Arguments.of("{\"\\u0000\\n" + "x".repeat(200) + "\":1}", 0, "says of ??xxx"));
    }

    private static String entry(String type, String shape, String offsets) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static String two(String first, String firstOffsets, String second, String secondOffsets) {
        String tensor = "\"%s\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":%s}";
        return "{" + String.format(tensor, first, firstOffsets) + "," + String.format(tensor, second, secondOffsets)
                + "}";
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aWrongHeaderIsOneSentence(String header, int values, String fault) {
        assertFault(RawFile.of(header, values), fault);
    }

    @Test
    void aLengthBeyondTheFileIsOneSentence() {
        byte[] file = RawFile.of(GOOD, 12);
        for (long length : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 40, file.length, file.length - 7}) {
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
            assertFault(file, "says that its header has " + Long.toUnsignedString(length) + " bytes, and only");
        }
    }

    @Test
    void anEmptyFileIsOneSentence() {
        assertFault(new byte[0], "has 0 bytes");
        assertFault(new byte[7], "has 7 bytes");
        assertFault(new byte[8], "does not begin with {");
    }

    /** Which is what Jackson would read as well. */
    @Test
    void aHeaderInAnotherEncodingIsOneSentence() {
        for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] header = GOOD.getBytes(Charset.forName(encoding));
            byte[] file = ByteBuffer.allocate(Long.BYTES + header.length + 12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .put(header)
                    .array();
            assertFault(file, encoding.endsWith("LE") ? "is no text in UTF-8" : "does not begin with {");
        }
        assertFault(RawFile.of("{\u0000\u0000\u0000" + GOOD, 12), "is no text in UTF-8");
    }

    @Test
    void aCutFileIsOneSentence() {
        byte[] file = RawFile.of(GOOD, 12);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(RawFile.write(folder, cut)));
        }
    }

    @Test
    void aHeaderOfManyMegabytesIsNotRead() throws IOException {
        Path file = folder.resolve("large.safetensors");
        ByteBuffer length =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 200_000_000);
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(length);
            channel.position(200_000_100);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        assertFault(file, "has a header of 200000000 bytes");
    }

    @Test
    void aMissingFileAndAFolderAreOneSentence() {
        assertFault(folder.resolve("none"), "does not exist");
        assertFault(folder, "is a folder");
    }

    /** Of each a sound header comes out, or the one exception; the values that it promises can be read. */
    @Test
    void tenThousandMutationsGiveOneExceptionOrASoundHeader() throws IOException {
        byte[] good = RawFile.of(GOOD, 12);
        SafetensorsFile.open(RawFile.write(folder, good)).close();
        Random random = new Random(7);
        int sound = 0;
        for (int mutation = 0; mutation < 10_000; mutation++) {
            byte[] bytes = good.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] = mutated(random);
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
            }
            Path file = RawFile.write(folder, bytes);
            long before = allocated();
            boolean isSound = isSound(file);
            if (allocated() - before >= bytes.length + OVERHEAD) {
                // The first of its kind loads classes; the second must not.
                before = allocated();
                isSound(file);
                assertTrue(allocated() - before < bytes.length + OVERHEAD);
            }
            sound += isSound ? 1 : 0;
        }
        // Values and names change without harm, so that some mutations must be sound and most must not.
        assertTrue(sound > 100 && sound < 5_000, "sound: " + sound);
    }

    /** Whether a header is read, whose values are all there; if not, there was the one exception. */
    private static boolean isSound(Path file) throws IOException {
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            for (TensorInfo info : opened.header().infos()) {
                assertEquals(info.bytes(), opened.values(info.name()).remaining());
            }
            return true;
        } catch (InvalidWeightsException e) {
            assertOneSentence(file, e);
            return false;
        }
    }

    /** Half of them bytes that mean something in JSON. */
    private static byte mutated(Random random) {
        String meaning = "{}[]\":,0123456789-eE\\u \n";
        return random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) meaning.charAt(random.nextInt(meaning.length()));
    }

    @Test
    void aHeaderOfManyTinyTensorsIsOneSentence() throws IOException {
        Path file = RawFile.write(folder, RawFile.of(empty(100_001), 0));
        InvalidWeightsException exception =
                assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(file));
        assertTrue(exception.getMessage().contains("has more than 100000 tensors"), exception.getMessage());
        assertEquals(
                100_000,
                SafetensorsHeader.read(RawFile.write(folder, RawFile.of(empty(100_000), 0)))
                        .tensors()
                        .size());
    }

    private static String empty(int tensors) {
        return IntStream.range(0, tensors)
                .mapToObj(index -> "\"t" + index + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void assertFault(byte[] bytes, String fault) {
        assertFault(RawFile.write(folder, bytes), fault);
    }

    /** Read twice: the first time loads classes, which take memory of their own. */
    private static void assertFault(Path file, String fault) {
        assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(file));
        long before = allocated();
        InvalidWeightsException exception =
                assertThrows(InvalidWeightsException.class, () -> SafetensorsHeader.read(file));
        long taken = allocated() - before;
        assertTrue(exception.getMessage().contains(fault), exception.getMessage());
        assertOneSentence(file, exception);
        assertTrue(taken < file.toFile().length() + OVERHEAD, taken + " bytes");
    }

    private static void assertOneSentence(Path file, InvalidWeightsException exception) {
        String message = exception.getMessage();
        assertTrue(message.startsWith(file + " ") && message.endsWith("."), message);
        assertTrue(message.length() < 500 && message.lines().count() == 1, message);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
