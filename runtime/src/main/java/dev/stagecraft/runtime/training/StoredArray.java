/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.Bfloat16Indexer;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Reads a vector in the form of {@code Nd4j.write}: two buffers, the shape's numbers and the values. Each buffer names how its memory
 * was allocated, its length and its type in front of its numbers, which are big-endian. {@code Nd4j.read} believes the lengths and the
 * strides; here nothing is allocated before they are those of a vector that is as long as what is there.
 */
final class StoredArray {
    private static final Map<String, DataType> TYPES = Map.of(
            "FLOAT", DataType.FLOAT,
            "DOUBLE", DataType.DOUBLE,
            "HALF", DataType.FLOAT16,
            "FLOAT16", DataType.FLOAT16,
            "BFLOAT16", DataType.BFLOAT16);

    /** A vector has one dimension, or two with one row. A shape's numbers are the rank, sizes, strides, and three more. */
    private static final int LARGEST_RANK = 2;

    private static final int BESIDE_SIZES = 4;
    private static final int CHUNK = 1 << 18;

    /** What an array must be. */
    record Expected(Optional<DataType> type, Optional<Long> length) {
        static final Expected ANYTHING = new Expected(Optional.empty(), Optional.empty());
    }

    private record Header(String type, long length) {}

    private final String name;
    private final DataInputStream data;

    /** The bytes that the entry still has. */
    private long left;

    private StoredArray(String name, InputStream entry, long bytes) {
        this.name = name;
        this.data = new DataInputStream(entry);
        this.left = bytes;
    }

    /**
     * Reads an array.
     *
     * @param name of the entry
     * @param bytes the entry's length
     * @throws DamagedFileException if it is no vector of real numbers, or another than expected
     */
    static INDArray read(String name, InputStream entry, long bytes, Expected expected) throws IOException {
        return new StoredArray(name, entry, bytes).read(expected);
    }

    private INDArray read(Expected expected) throws IOException {
        long[] shape = shape();
        Header header = header();
        DataType type = TYPES.get(header.type());
        if (type == null || header.length() != product(shape)) {
            throw fault("is no vector of real numbers");
        }
        if (left % type.width() != 0 || left / type.width() != header.length()) {
            throw fault("says that it has " + header.length() + " numbers, and has " + left + " bytes of them");
        }
        if (expected.length().isPresent() && expected.length().get() != header.length()) {
            throw fault("has " + header.length() + " numbers, and the network of its configuration "
                    + expected.length().get());
        }
        if (expected.type().isPresent() && expected.type().get() != type) {
            throw fault("has numbers of " + type + ", and the network of its configuration "
                    + expected.type().get());
        }
        return values(type, header.length()).reshape(shape);
    }

    /** The sizes: {@code [P]} or {@code [1, P]}. */
    private long[] shape() throws IOException {
        Header header = header();
        boolean isLong = header.type().equals("LONG");
        if (!isLong && !header.type().equals("INT") || header.length() > 2 * LARGEST_RANK + BESIDE_SIZES) {
            throw fault("is no vector of real numbers");
        }
        long[] numbers = new long[(int) header.length()];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] =
                    isLong ? take(Long.BYTES).getLong() : take(Integer.BYTES).getInt();
        }
        int rank = numbers.length == 0 ? 0 : (int) Math.max(0, Math.min(numbers[0], LARGEST_RANK));
        boolean isVector = rank > 0
                && numbers[0] == rank
                && numbers.length == 2 * rank + BESIDE_SIZES
                && (rank == 1 || numbers[1] == 1)
                && numbers[rank] > 0
                && (numbers[rank] == 1 || numbers[2 * rank] == 1);
        if (!isVector) {
            throw fault("is no vector of real numbers");
        }
        return rank == 1 ? new long[] {numbers[1]} : new long[] {1, numbers[2]};
    }

    private static long product(long[] vector) {
        return vector[vector.length - 1];
    }

    /** In files of before 2018 a length is an int. */
    private Header header() throws IOException {
        boolean isOld = switch (text()) {
            case "DIRECT", "HEAP", "JAVACPP" -> true;
            case "LONG_SHAPE", "MIXED_DATA_TYPES" -> false;
            default -> throw fault("is no array of ND4J");
        };
        long length = isOld ? take(Integer.BYTES).getInt() : take(Long.BYTES).getLong();
        if (length < 0) {
            throw fault("says that it has " + length + " numbers");
        }
        return new Header(text(), length);
    }

    private String text() throws IOException {
        int length = Short.toUnsignedInt(take(Short.BYTES).getShort());
        return new String(take(length).array(), StandardCharsets.US_ASCII);
    }

    private ByteBuffer take(int bytes) throws IOException {
        if (bytes > left) {
            throw fault("is cut off");
        }
        left -= bytes;
        byte[] taken = new byte[bytes];
        data.readFully(taken);
        return ByteBuffer.wrap(taken);
    }

    private INDArray values(DataType type, long length) throws IOException {
        INDArray array = Nd4j.createUninitialized(type, length);
        for (long start = 0; start < length; start += CHUNK) {
            int count = (int) Math.min(CHUNK, length - start);
            INDArray chunk = chunk(type, take(count * type.width()), count);
            array.get(NDArrayIndex.interval(start, start + count)).assign(chunk);
        }
        return array;
    }

    private static INDArray chunk(DataType type, ByteBuffer bytes, int count) {
        if (type == DataType.DOUBLE) {
            double[] numbers = new double[count];
            bytes.asDoubleBuffer().get(numbers);
            return Nd4j.createFromArray(numbers);
        }
        float[] numbers = new float[count];
        for (int index = 0; index < count; index++) {
            numbers[index] = type == DataType.FLOAT
                    ? bytes.getFloat()
                    : type == DataType.BFLOAT16
                            ? Bfloat16Indexer.toFloat(bytes.getShort())
                            : HalfIndexer.toFloat(bytes.getShort());
        }
        return Nd4j.createFromArray(numbers);
    }

    private DamagedFileException fault(String fault) {
        return new DamagedFileException("its " + name + " " + fault);
    }
}
