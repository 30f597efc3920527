/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import java.nio.FloatBuffer;
import java.util.List;

/** Keeps a running average of all parameters of a network. Of variances that lie as logarithms the variances are averaged. */
public final class Averaging {
    private static final double TWICE_LN_10 = 2 * Math.log(10);

    private final int length;
    private final List<ParameterTensor> logarithms;

    /**
     * One of a network.
     *
     * @param program the network
     */
    public Averaging(NetworkProgram program) {
        length = Math.toIntExact(program.length());
        logarithms = program.tensors().stream()
                .filter(tensor -> tensor.encoding() == Encoding.LOG10_DEVIATION)
                .toList();
    }

    /**
     * Moves the average towards the values.
     *
     * @param average becomes {@code decay average + (1 - decay) values}
     * @param values the parameters as they are
     * @param decay how much of the average stays
     */
    public void update(FloatBuffer average, FloatBuffer values, double decay) {
        if (decay == 0) {
            average.put(0, values, 0, length);
            return;
        }
        float[][] means = logarithms.stream()
                .map(tensor -> meanLogarithms(average, values, tensor, decay))
                .toArray(float[][]::new);
        float share = (float) (1 - decay);
        float[] averages = new float[Piece.LENGTH];
        float[] news = new float[Piece.LENGTH];
        for (int from = 0; from < length; from += Piece.LENGTH) {
            int count = Math.min(Piece.LENGTH, length - from);
            Piece.read(average, from, averages, count);
            Piece.read(values, from, news, count);
            for (int i = 0; i < count; i++) {
                // So that what stays as it is stays so in the average, to the bit.
                averages[i] += share * (news[i] - averages[i]);
            }
            Piece.write(average, from, averages, count);
        }
        for (int tensor = 0; tensor < means.length; tensor++) {
            average.put((int) logarithms.get(tensor).offset(), means[tensor]);
        }
    }

    private static float[] meanLogarithms(
            FloatBuffer average, FloatBuffer values, ParameterTensor tensor, double decay) {
        float[] means = new float[(int) tensor.length()];
        for (int i = 0; i < means.length; i++) {
            int place = (int) tensor.offset() + i;
            float before = average.get(place);
            float now = values.get(place);
            double mean = decay * variance(before) + (1 - decay) * variance(now);
            means[i] = before == now ? now : (float) (Math.log(mean) / TWICE_LN_10);
        }
        return means;
    }

    private static double variance(float logarithm) {
        return Math.exp(TWICE_LN_10 * logarithm);
    }
}
