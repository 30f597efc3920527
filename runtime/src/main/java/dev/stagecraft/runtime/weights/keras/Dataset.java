package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.TensorShape;
import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.FloatBuffer;

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
        return type() instanceof FloatingPoint;
    }

    private DataType type() {
        return header.getMessageOfType(DataTypeMessage.class).getDataType();
    }

    /** Its values, row by row, where they are in the file; none of them is looked at. */
    FloatBuffer floats() {
        if (type().getSize() != Float.BYTES) {
            throw new ForeignFileException(
                    "has weights of " + type().getSize() + " bytes each, and must have 32-bit numbers");
        }
        if (!(header.getMessageOfType(DataLayoutMessage.class) instanceof ContiguousDataLayoutMessage layout)) {
            throw new ForeignFileException("has weights in chunks or compressed, as Keras does not write them");
        }
        long length = shape.size();
        // Before it is multiplied by the bytes of a number.
        if (!storage.holds(layout.getAddress(), length)) {
            throw new HdfException(length + " numbers at " + layout.getAddress() + " are beyond its end");
        }
        return storage.values(layout.getAddress(), length * Float.BYTES)
                .order(((FloatingPoint) type()).getByteOrder())
                .asFloatBuffer();
    }

    /** Its values, row by row. */
    float[] copy() {
        FloatBuffer values = floats();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
