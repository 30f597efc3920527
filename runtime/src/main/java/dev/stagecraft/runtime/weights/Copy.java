package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.backend.Backend;
import java.lang.ref.Reference;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Copies numbers that lie in the same order on both sides as what they are, bytes. ND4J's {@code assign} takes several times as long, and
 * its threads wait for each other where other programs keep the processor busy.
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
        boolean isCopy = isOrdered
                && values.dataType() == array.dataType()
                && values.ordering() == 'c'
                && Shape.hasDefaultStridesForShape(values)
                && Shape.hasDefaultStridesForShape(array)
                && Backend.current() instanceof Backend.Cpu;
        if (isCopy) {
            long bytes = array.length() * array.dataType().width();
            Pointer.memcpy(array.data().addressPointer(), values.data().addressPointer(), bytes);
            Reference.reachabilityFence(values);
            Reference.reachabilityFence(array);
        }
        return isCopy;
    }
}
