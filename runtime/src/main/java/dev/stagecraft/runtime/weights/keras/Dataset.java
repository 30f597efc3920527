/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.TensorShape;
import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An array of an HDF5 file. */
final class Dataset {
    private final MappedStorage storage;
    private final ObjectHeader header;
    private final TensorShape shape;

    Dataset(MappedStorage storage, ObjectHeader header) {
        this.storage = storage;
        this.header = header;
        shape = TensorShape.of(
                header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong());
        if (shape.lengths().stream().anyMatch(length -> length < 0)) {
            throw new HdfException("An array is of " + shape);
        }
    }

    TensorShape shape() {
        return shape;
    }

    /** Whether its values are real numbers: counters and the states of random generators are none. */
    boolean isReal() {
        return dataType() instanceof FloatingPoint || Brain.is(dataType());
    }

    /** What its numbers are. */
    ElementType type() {
        DataType type = dataType();
        if (Brain.is(type)) {
            return ElementType.BF16;
        }
        return switch (type.getSize()) {
            case Short.BYTES -> ElementType.F16;
            case Float.BYTES -> ElementType.F32;
            case Double.BYTES -> ElementType.F64;
            default ->
                throw new ForeignFileException(
                        "has weights of " + type.getSize() + " bytes each, and must have numbers of 16, 32 or 64 bits");
        };
    }

    private DataType dataType() {
        return header.getMessageOfType(DataTypeMessage.class).getDataType();
    }

    /** Its values, row by row, where they are in the file; none of them is looked at. */
    ByteBuffer values() {
        ElementType type = type();
        if (!(header.getMessageOfType(DataLayoutMessage.class) instanceof ContiguousDataLayoutMessage layout)) {
            throw new ForeignFileException("has weights in chunks or compressed, as Keras does not write them");
        }
        long length = shape.size();
        // Before it is multiplied by the bytes of a number.
        if (!storage.holds(layout.getAddress(), length)) {
            throw new HdfException(length + " numbers at " + layout.getAddress() + " are beyond its end");
        }
        ByteOrder order = dataType() instanceof FloatingPoint number ? number.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
        return storage.values(layout.getAddress(), type.bytes(length)).order(order);
    }
}
