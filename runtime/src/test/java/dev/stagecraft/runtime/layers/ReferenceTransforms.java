/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layers that keep the size of their maps as their papers define them, one number at a time and in double precision. */
final class ReferenceTransforms {
    private ReferenceTransforms() {}

    static INDArray groupNormalization(INDArray images, int groups, double eps, Map<String, INDArray> parameters) {
        double[][][][] maps = numbers(images);
        int ofGroup = maps[0].length / groups;
        for (double[][][] image : maps) {
            for (int group = 0; group < groups; group++) {
                double sum = 0;
                int count = 0;
                for (int channel = group * ofGroup; channel < (group + 1) * ofGroup; channel++) {
                    for (double[] row : image[channel]) {
                        for (double value : row) {
                            sum += value;
                            count++;
                        }
                    }
                }
                double mean = sum / count;
                double squares = 0;
                for (int channel = group * ofGroup; channel < (group + 1) * ofGroup; channel++) {
                    for (double[] row : image[channel]) {
                        for (double value : row) {
                            squares += (value - mean) * (value - mean);
                        }
                    }
                }
                double deviation = Math.sqrt(squares / count + eps);
                for (int channel = group * ofGroup; channel < (group + 1) * ofGroup; channel++) {
                    double gamma = parameters.get("gamma").getDouble(channel);
                    double beta = parameters.get("beta").getDouble(channel);
                    for (double[] row : image[channel]) {
                        for (int x = 0; x < row.length; x++) {
                            row[x] = gamma * ((row[x] - mean) / deviation) + beta;
                        }
                    }
                }
            }
        }
        return Nd4j.createFromArray(maps);
    }

    static INDArray efficientChannelAttention(INDArray images, int kernel, Map<String, INDArray> parameters) {
        INDArray weight = parameters.get("W");
        double[][][][] maps = numbers(images);
        for (double[][][] image : maps) {
            double[] logits = new double[image.length];
            for (int channel = 0; channel < image.length; channel++) {
                for (int tap = 0; tap < kernel; tap++) {
                    int neighbour = channel + tap - (kernel - 1) / 2;
                    if (neighbour >= 0 && neighbour < image.length) {
                        logits[channel] += weight.getDouble(0, 0, tap) * mean(image[neighbour]);
                    }
                }
            }
            scale(image, logits);
        }
        return Nd4j.createFromArray(maps);
    }

    static INDArray channelAttention(INDArray images, Map<String, INDArray> parameters) {
        double[][][][] maps = numbers(images);
        for (double[][][] image : maps) {
            double[] means = new double[image.length];
            double[] maxima = new double[image.length];
            for (int channel = 0; channel < image.length; channel++) {
                means[channel] = mean(image[channel]);
                maxima[channel] = maximum(image[channel]);
            }
            double[] ofMeans = perceptron(means, parameters);
            double[] ofMaxima = perceptron(maxima, parameters);
            double[] logits = new double[image.length];
            for (int channel = 0; channel < image.length; channel++) {
                logits[channel] = ofMeans[channel] + ofMaxima[channel];
            }
            scale(image, logits);
        }
        return Nd4j.createFromArray(maps);
    }

    private static double[] perceptron(double[] input, Map<String, INDArray> parameters) {
        double[] hidden = linear(input, parameters.get("W1"), parameters.get("b1"));
        for (int unit = 0; unit < hidden.length; unit++) {
            hidden[unit] = Math.max(0, hidden[unit]);
        }
        return linear(hidden, parameters.get("W2"), parameters.get("b2"));
    }

    private static double[] linear(double[] input, INDArray weight, INDArray bias) {
        double[] output = new double[(int) bias.length()];
        for (int row = 0; row < output.length; row++) {
            output[row] = bias.getDouble(row);
            for (int column = 0; column < input.length; column++) {
                output[row] += weight.getDouble(row, column) * input[column];
            }
        }
        return output;
    }

    private static double mean(double[][] map) {
        double sum = 0;
        for (double[] row : map) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum / (map.length * map[0].length);
    }

    private static double maximum(double[][] map) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (double[] row : map) {
            for (double value : row) {
                maximum = Math.max(maximum, value);
            }
        }
        return maximum;
    }

    private static void scale(double[][][] image, double[] logits) {
        for (int channel = 0; channel < image.length; channel++) {
            for (double[] row : image[channel]) {
                for (int x = 0; x < row.length; x++) {
                    row[x] /= 1 + Math.exp(-logits[channel]);
                }
            }
        }
    }

    private static double[][][][] numbers(INDArray images) {
        double[][][][] numbers =
                new double[(int) images.size(0)][(int) images.size(1)][(int) images.size(2)][(int) images.size(3)];
        for (int image = 0; image < numbers.length; image++) {
            for (int channel = 0; channel < numbers[image].length; channel++) {
                for (int y = 0; y < numbers[image][channel].length; y++) {
                    for (int x = 0; x < numbers[image][channel][y].length; x++) {
                        numbers[image][channel][y][x] = images.getDouble(image, channel, y, x);
                    }
                }
            }
        }
        return numbers;
    }
}
