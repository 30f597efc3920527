/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.explain;

/**
 * Where in an image a network sees a class: a map as coarse as those of its last stage, over the whole input.
 *
 * @param label the number of the class, from 0
 * @param probability that the network gives it, 0 to 1
 * @param height of the map
 * @param width of the map
 * @param values {@code [height, width]}, the width fastest; 0 where nothing speaks for the class, and higher where more does
 * @param gradients the mean gradient of the class's logit by each channel of the last stage: how much it counts
 */
public record ClassMap(int label, double probability, int height, int width, float[] values, float[] gradients) {
    /**
     * Checks the numbers.
     *
     * @param label the number of the class
     * @param probability that the network gives it
     * @param height of the map
     * @param width of the map
     * @param values {@code [height, width]}; not copied
     * @param gradients one for each channel; not copied
     * @throws IllegalArgumentException if they do not fit each other
     */
    public ClassMap {
        if (values.length != (long) height * width) {
            throw new IllegalArgumentException(
                    "There are " + values.length + " values for a map of " + height + "x" + width + ".");
        }
    }

    /** {@return the largest value; 0 if nothing in the image speaks for the class} */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /**
     * {@return how much speaks for the class at a place of the input, as a share of the most, 0 to 1} Between the middles of the map's values it is
     * interpolated in both directions.
     *
     * @param down from the upper edge of the input, 0 to 1
     * @param across from the left edge of the input, 0 to 1
     */
    public double share(double down, double across) {
        float largest = largest();
        return largest == 0 ? 0 : interpolated(down * height - 0.5, across * width - 0.5) / largest;
    }

    private double interpolated(double row, double column) {
        int upper = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double lower = row - upper;
        double right = column - left;
        return (1 - lower) * ((1 - right) * value(upper, left) + right * value(upper, left + 1))
                + lower * ((1 - right) * value(upper + 1, left) + right * value(upper + 1, left + 1));
    }

    /** Over the edge it goes on as at the edge. */
    private float value(int row, int column) {
        return values[Math.max(0, Math.min(height - 1, row)) * width + Math.max(0, Math.min(width - 1, column))];
    }
}
