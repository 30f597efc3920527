/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * bfloat16, which HDF5 does not have: h5py writes NumPy's as opaque, two bytes that mean nothing to HDF5 and have no tag. jhdf 0.13.0 fails at an
 * opaque type without a tag. It gets another type of two bytes that needs nothing beside them in its place: a text of two characters.
 */
final class Brain {
    /** The message of a type: its number, 8 bytes, and 4 that may be anything; it begins at a multiple of 8. */
    private static final int MESSAGE = 0x00080003;

    /** An opaque type of version 1 without a tag. */
    private static final int OPAQUE = 0x00000015;

    /** A text of version 1 that is filled up with spaces. */
    private static final int TEXT = 0x00000213;

    private Brain() {}

    /** Whether a type is what stands for it, or is described as a number with its exponent of eight bits. */
    static boolean is(DataType type) {
        boolean isDescribed = type instanceof FloatingPoint number && number.getExponentSize() == Byte.SIZE;
        return type.getSize() == Short.BYTES && (isDescribed || type instanceof StringData);
    }

    /** A part of a file's structure, for jhdf. */
    static ByteBuffer readable(ByteBuffer structure) {
        ByteBuffer readable = structure;
        for (int at = 0; at + 2 * Long.BYTES <= structure.limit(); at += Long.BYTES) {
            boolean isBrain = structure.getInt(at) == MESSAGE
                    && structure.getInt(at + 8) == OPAQUE
                    && structure.getInt(at + 12) == Short.BYTES;
            if (isBrain) {
                readable = readable == structure ? copy(structure) : readable;
                readable.putInt(at + 8, TEXT);
            }
        }
        return readable;
    }

    private static ByteBuffer copy(ByteBuffer structure) {
        return ByteBuffer.allocate(structure.limit())
                .put(structure.duplicate())
                .flip()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
