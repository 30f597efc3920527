/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.TensorInfo;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers as they lie in a file, and arrays of them. */
final class Values {
    private Values() {}

    /** An array that reads the buffer's bytes where they are; of a copy where they are not aligned to the numbers' width. */
    static INDArray over(ByteBuffer bytes, TensorInfo tensor) {
        long length = tensor.shape().size();
        DataType type = type(tensor.type());
        Pointer values = pointer(new BytePointer(aligned(bytes, tensor.type())), type);
        return Nd4j.create(
                Nd4j.createBuffer(values, length, type), tensor.shape().toArray());
    }

    /** The bytes of an array, row by row, in a type of the file: a copy, since ND4J frees the memory of an array that nobody holds. */
    static ByteBuffer of(INDArray array, ElementType type) {
        INDArray cast = array.castTo(type(type));
        INDArray rows = cast.ordering() == 'c' && !cast.isView() ? cast : cast.dup('c');
        Nd4j.getAffinityManager().ensureLocation(rows, AffinityManager.Location.HOST);
        long length = type.bytes(rows.length());
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(length))
                .put(new BytePointer(rows.data().pointer())
                        .position(0)
                        .limit(length)
                        .asByteBuffer())
                .flip()
                .order(ByteOrder.LITTLE_ENDIAN);
        Reference.reachabilityFence(rows);
        return bytes;
    }

    /** The format aligns nothing, and ND4J's vector instructions end the process at a float at an odd address. */
    private static ByteBuffer aligned(ByteBuffer bytes, ElementType type) {
        return bytes.alignmentOffset(bytes.position(), type.bits() / Byte.SIZE) == 0
                ? bytes
                : ByteBuffer.allocateDirect(bytes.remaining())
                        .put(bytes.duplicate())
                        .flip();
    }

    private static Pointer pointer(BytePointer bytes, DataType type) {
        return switch (type) {
            case FLOAT -> new FloatPointer(bytes);
            case DOUBLE -> new DoublePointer(bytes);
            default -> new ShortPointer(bytes);
        };
    }

    private static DataType type(ElementType type) {
        return switch (type) {
            case F32 -> DataType.FLOAT;
            case F64 -> DataType.DOUBLE;
            case F16 -> DataType.FLOAT16;
            case BF16 -> DataType.BFLOAT16;
            default ->
                throw new IllegalArgumentException("A tensor is of " + type + "; it must be of F32, F16, BF16 or F64.");
        };
    }
}
