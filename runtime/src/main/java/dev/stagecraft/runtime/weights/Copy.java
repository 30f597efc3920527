package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.backend.Backend;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Copies numbers that lie in the same order on both sides. ND4J's {@code assign} takes several times as long, and its threads wait for each
 * other where other programs keep the processor busy.
 */
final class Copy {
    private Copy() {}

    /**
     * Copies, if that can be done so.
     *
     * @param values row by row
     * @param order in which the array's numbers are those of {@code values}
     * @return whether it was done
     */
    static boolean between(INDArray values, INDArray array, char order) {
        boolean isOrdered = array.ordering() == order || array.length() == array.size(array.rank() - 1);
        boolean isInOrder = isOrdered
                && values.ordering() == 'c'
                && Shape.hasDefaultStridesForShape(values)
                && Shape.hasDefaultStridesForShape(array)
                && Backend.current() instanceof Backend.Cpu;
        return isInOrder && between(values, array);
    }

    private static boolean between(INDArray values, INDArray array) {
        Pointer from = values.data().addressPointer();
        Pointer to = array.data().addressPointer();
        if (values.dataType() == array.dataType()) {
            Pointer.memcpy(to, from, array.length() * array.dataType().width());
        } else if (array.dataType() == DataType.FLOAT && Widening.supports(values.dataType())) {
            Widening.of(values.dataType()).copy(from, new FloatPointer(to), array.length());
        } else {
            return false;
        }
        Reference.reachabilityFence(values);
        Reference.reachabilityFence(array);
        return true;
    }
}
