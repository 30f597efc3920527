/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The parameters that a {@link FeatureMapTransform} names, one after the other and each in C order. */
final class FeatureMapTransformParameters implements ParamInitializer {
    static final FeatureMapTransformParameters INSTANCE = new FeatureMapTransformParameters();

    private FeatureMapTransformParameters() {}

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return parameters(layer).stream().mapToLong(Parameter::length).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return names(layer, Parameter.class);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return names(layer, Parameter.Weight.class);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return names(layer, Parameter.Bias.class);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
        FeatureMapTransform layer = (FeatureMapTransform) conf.getLayer();
        Map<String, INDArray> views = views(layer, paramsView);
        for (Parameter parameter : layer.parameters()) {
            if (initializeParams) {
                initialize(layer, parameter, views.get(parameter.name()));
            }
            conf.addVariable(parameter.name());
        }
        return Collections.synchronizedMap(views);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        return views(conf.getLayer(), gradientView);
    }

    private static void initialize(FeatureMapTransform layer, Parameter parameter, INDArray view) {
        if (parameter instanceof Parameter.Weight weight) {
            layer.getWeightInitFn().init(weight.fanIn(), weight.fanOut(), weight.shape(), 'c', view);
        } else if (parameter instanceof Parameter.Affine affine) {
            view.assign(affine.initialValue());
        } else {
            view.assign(layer.getBiasInit());
        }
    }

    private static Map<String, INDArray> views(Layer layer, INDArray all) {
        INDArray flat = all.reshape(all.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long offset = 0;
        for (Parameter parameter : parameters(layer)) {
            long end = offset + parameter.length();
            views.put(
                    parameter.name(),
                    flat.get(NDArrayIndex.interval(offset, end)).reshape('c', parameter.shape()));
            offset = end;
        }
        return views;
    }

    private static List<String> names(Layer layer, Class<? extends Parameter> kind) {
        return parameters(layer).stream()
                .filter(kind::isInstance)
                .map(Parameter::name)
                .toList();
    }

    private static List<Parameter> parameters(Layer layer) {
        return ((FeatureMapTransform) layer).parameters();
    }
}
