package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.TensorShape;
import java.nio.FloatBuffer;

/** The order of a kernel's numbers: Keras has {@code [rows, columns, in, out]} and {@code [in, out]}, PyTorch {@code [out, in, rows, columns]}. */
final class Kernel {
    private Kernel() {}

    /** PyTorch's shape of one of Keras's. */
    static TensorShape shape(TensorShape keras) {
        return switch (keras.rank()) {
            case 2 -> TensorShape.of(keras.length(1), keras.length(0));
            case 4 -> TensorShape.of(keras.length(3), keras.length(2), keras.length(0), keras.length(1));
            default -> keras;
        };
    }

    /** PyTorch's order of numbers that are in Keras's. */
    static float[] values(TensorShape keras, FloatBuffer values) {
        float[] ordered = new float[values.remaining()];
        int rank = keras.rank();
        boolean isOther = rank != 2 && rank != 4;
        if (isOther || ordered.length == 0) {
            values.get(ordered);
            return ordered;
        }
        int out = (int) keras.length(rank - 1);
        int in = (int) keras.length(rank - 2);
        int pixels = rank == 2 ? 1 : (int) (keras.length(0) * keras.length(1));
        float[] row = new float[out];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < in; channel++) {
                values.get(row);
                for (int filter = 0; filter < out; filter++) {
                    ordered[(filter * in + channel) * pixels + pixel] = row[filter];
                }
            }
        }
        return ordered;
    }
}
