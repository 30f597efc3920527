/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.runtime.recipe.Recipe;
import java.nio.FloatBuffer;
import java.util.List;

/** Parameters as several processes average them: of running statistics that lie as logarithms of deviations, the variances. */
public final class SharedValues {
    private static final double TWICE_LN_10 = 2 * Math.log(10);

    private final int length;
    private final List<ParameterGroup> statistics;

    /**
     * Those of a network.
     *
     * @param program the network, whose frozen layers stay as they are
     * @param recipe how it is trained
     */
    public SharedValues(NetworkProgram program, Recipe recipe) {
        length = Math.toIntExact(program.length());
        statistics = ParameterGroup.of(program, recipe).stream()
                .filter(ParameterGroup::isStatistic)
                .toList();
    }

    /** {@return how many parameters there are} */
    public int length() {
        return length;
    }

    /**
     * Copies running means and variances.
     *
     * @param values all parameters
     * @param into gets them at their places
     * @param offset where the parameters begin there
     */
    public void readStatistics(FloatBuffer values, float[] into, int offset) {
        for (ParameterGroup group : statistics) {
            for (int i = group.first(); i < group.end(); i++) {
                float value = values.get(i);
                into[offset + i] = group.isLogarithm() ? (float) Math.exp(TWICE_LN_10 * value) : value;
            }
        }
    }

    /**
     * Puts the mean of running statistics in their place.
     *
     * @param sums of what {@link #readStatistics} gave
     * @param offset where the parameters begin there
     * @param count of how many
     * @param values all parameters
     */
    public void writeStatistics(float[] sums, int offset, int count, FloatBuffer values) {
        for (ParameterGroup group : statistics) {
            for (int i = group.first(); i < group.end(); i++) {
                double mean = (double) sums[offset + i] / count;
                values.put(i, (float) (group.isLogarithm() ? Math.log(mean) / TWICE_LN_10 : mean));
            }
        }
    }

    /**
     * Puts means in the place of values, which may be all parameters or others.
     *
     * @param sums of values, with statistics as {@link #readStatistics} gave them where there are as many as parameters
     * @param offset where the first of them is
     * @param count of how many
     * @param values become the means
     */
    public void writeMeans(float[] sums, int offset, int count, FloatBuffer values) {
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, sums[offset + i] / count);
        }
        if (values.capacity() == length) {
            writeStatistics(sums, offset, count, values);
        }
    }
}
