/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

/** What operations on maps {@code [N, C, H, W]} are, in plain loops and double precision. */
final class ReferenceMaps {
    private final int images;
    private final int channels;
    private final int height;
    private final int width;

    ReferenceMaps(long... shape) {
        images = (int) shape[0];
        channels = (int) shape[1];
        height = (int) shape[2];
        width = (int) shape[3];
    }

    /** A value, or what stands for those beyond the edges. */
    private double at(double[] maps, int image, int channel, int row, int column, double beyond) {
        return inside(row, column) ? maps[((image * channels + channel) * height + row) * width + column] : beyond;
    }

    private boolean inside(int row, int column) {
        return row >= 0 && row < height && column >= 0 && column < width;
    }

    static int outputs(int size, int kernel, int stride, int padding, int dilation) {
        return (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
    }

    double[] convolution(double[] maps, double[] weight, double[] bias, long[] kernel, ConvolutionGeometry geometry) {
        int filters = (int) kernel[0];
        int depth = (int) kernel[1];
        int rows = (int) kernel[2];
        int columns = (int) kernel[3];
        int outRows =
                outputs(height, rows, geometry.strideHeight(), geometry.paddingHeight(), geometry.dilationHeight());
        int outColumns =
                outputs(width, columns, geometry.strideWidth(), geometry.paddingWidth(), geometry.dilationWidth());
        double[] result = new double[images * filters * outRows * outColumns];
        int place = 0;
        for (int n = 0; n < images; n++) {
            for (int k = 0; k < filters; k++) {
                int first = k / (filters / geometry.groups()) * depth;
                for (int y = 0; y < outRows; y++) {
                    for (int x = 0; x < outColumns; x++) {
                        double sum = bias.length == 0 ? 0 : bias[k];
                        for (int c = 0; c < depth; c++) {
                            for (int i = 0; i < rows; i++) {
                                for (int j = 0; j < columns; j++) {
                                    int row = y * geometry.strideHeight()
                                            - geometry.paddingHeight()
                                            + i * geometry.dilationHeight();
                                    int column = x * geometry.strideWidth()
                                            - geometry.paddingWidth()
                                            + j * geometry.dilationWidth();
                                    sum += at(maps, n, first + c, row, column, 0)
                                            * weight[((k * depth + c) * rows + i) * columns + j];
                                }
                            }
                        }
                        result[place++] = sum;
                    }
                }
            }
        }
        return result;
    }

    double[] maxima(double[] maps, Window window) {
        return pool(maps, window, true, false);
    }

    double[] means(double[] maps, Window window, boolean countsPadding) {
        return pool(maps, window, false, countsPadding);
    }

    private double[] pool(double[] maps, Window window, boolean maximum, boolean countsPadding) {
        int outRows = outputs(height, window.kernelHeight(), window.strideHeight(), window.paddingHeight(), 1);
        int outColumns = outputs(width, window.kernelWidth(), window.strideWidth(), window.paddingWidth(), 1);
        double[] result = new double[images * channels * outRows * outColumns];
        int place = 0;
        for (int n = 0; n < images; n++) {
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < outRows; y++) {
                    for (int x = 0; x < outColumns; x++) {
                        double most = Double.NEGATIVE_INFINITY;
                        double sum = 0;
                        int count = 0;
                        for (int i = 0; i < window.kernelHeight(); i++) {
                            for (int j = 0; j < window.kernelWidth(); j++) {
                                int row = y * window.strideHeight() - window.paddingHeight() + i;
                                int column = x * window.strideWidth() - window.paddingWidth() + j;
                                most = Math.max(most, at(maps, n, c, row, column, Double.NEGATIVE_INFINITY));
                                sum += at(maps, n, c, row, column, 0);
                                count += inside(row, column) || countsPadding ? 1 : 0;
                            }
                        }
                        result[place++] = maximum ? most : sum / count;
                    }
                }
            }
        }
        return result;
    }

    /** With the statistics of each set of values: the channel of all images, or a group of channels of one. */
    double[] normalized(double[] maps, double[] scale, double[] shift, double epsilon, int groups) {
        double[] result = new double[maps.length];
        int area = height * width;
        int sets = groups == 0 ? channels : images * groups;
        double[] sum = new double[sets];
        double[] square = new double[sets];
        int count = maps.length / sets;
        for (int i = 0; i < maps.length; i++) {
            sum[set(i / area, groups)] += maps[i] / count;
        }
        for (int i = 0; i < maps.length; i++) {
            square[set(i / area, groups)] += Math.pow(maps[i] - sum[set(i / area, groups)], 2) / count;
        }
        for (int i = 0; i < maps.length; i++) {
            int set = set(i / area, groups);
            int channel = i / area % channels;
            result[i] = (maps[i] - sum[set]) / Math.sqrt(square[set] + epsilon) * scale[channel] + shift[channel];
        }
        return result;
    }

    private int set(int map, int groups) {
        int channel = map % channels;
        return groups == 0 ? channel : map / channels * groups + channel / (channels / groups);
    }

    /** By pixels and their weights, reflected at the edges. */
    double[] blurred(double[] maps, int stride) {
        double[] line = {0.25, 0.5, 0.25};
        int outRows = (height - 1) / stride + 1;
        int outColumns = (width - 1) / stride + 1;
        double[] result = new double[images * channels * outRows * outColumns];
        int place = 0;
        for (int map = 0; map < images * channels; map++) {
            for (int y = 0; y < outRows; y++) {
                for (int x = 0; x < outColumns; x++) {
                    for (int i = -1; i <= 1; i++) {
                        for (int j = -1; j <= 1; j++) {
                            int row = reflected(y * stride + i, height);
                            int column = reflected(x * stride + j, width);
                            result[place] += maps[(map * height + row) * width + column] * line[i + 1] * line[j + 1];
                        }
                    }
                    place++;
                }
            }
        }
        return result;
    }

    private static int reflected(int place, int size) {
        int last = size - 1;
        return last - Math.abs(last - Math.abs(place));
    }
}
