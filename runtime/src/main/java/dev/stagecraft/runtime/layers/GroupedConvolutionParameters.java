/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The weight {@code [nOut, nIn / groups, kH, kW]} of a {@link GroupedConvolution}, and its bias, which comes first. */
final class GroupedConvolutionParameters extends ConvolutionParamInitializer {
    static final GroupedConvolutionParameters INSTANCE = new GroupedConvolutionParameters();

    private GroupedConvolutionParameters() {}

    @Override
    public long numParams(Layer layer) {
        GroupedConvolution convolution = (GroupedConvolution) layer;
        return convolution.getNOut() * fanIn(convolution) + biases(convolution);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        GroupedConvolution convolution = (GroupedConvolution) conf.getLayer();
        INDArray flat = gradientView.reshape(gradientView.length());
        long biases = biases(convolution);
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        if (biases > 0) {
            gradients.put(BIAS_KEY, flat.get(NDArrayIndex.interval(0, biases)));
        }
        gradients.put(
                WEIGHT_KEY,
                flat.get(NDArrayIndex.interval(biases, flat.length())).reshape('c', weightShape(convolution)));
        return gradients;
    }

    @Override
    protected INDArray createWeightMatrix(NeuralNetConfiguration conf, INDArray weightView, boolean initializeParams) {
        GroupedConvolution convolution = (GroupedConvolution) conf.getLayer();
        long[] shape = weightShape(convolution);
        if (!initializeParams) {
            return weightView.reshape('c', shape);
        }
        double fanOut = convolution.getNOut() * kernelArea(convolution);
        return convolution.getWeightInitFn().init(fanIn(convolution), fanOut, shape, 'c', weightView);
    }

    private static long[] weightShape(GroupedConvolution convolution) {
        int[] kernel = convolution.getKernelSize();
        return new long[] {convolution.getNOut(), convolution.getNIn() / convolution.getGroups(), kernel[0], kernel[1]};
    }

    private static long fanIn(GroupedConvolution convolution) {
        return convolution.getNIn() / convolution.getGroups() * kernelArea(convolution);
    }

    private static long kernelArea(GroupedConvolution convolution) {
        int[] kernel = convolution.getKernelSize();
        return (long) kernel[0] * kernel[1];
    }

    private static long biases(GroupedConvolution convolution) {
        return convolution.hasBias() ? convolution.getNOut() : 0;
    }
}
