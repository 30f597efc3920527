/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import dev.stagecraft.runtime.internal.MapLayer;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer with parameters that reads feature maps {@code [N, C, H, W]} and gives as many of the same size. */
abstract class FeatureMapTransform extends FeedForwardLayer implements MapLayer {
    private static final long serialVersionUID = 1L;

    /** For the reader of saved configurations. */
    FeatureMapTransform() {}

    /** Where one of nIn and nOut is not set, it is the other one. */
    FeatureMapTransform(FeedForwardLayer.Builder<?> builder) {
        super(builder);
        nIn = nIn == 0 ? nOut : nIn;
        nOut = nOut == 0 ? nIn : nOut;
        requireEqualChannels();
        // The names of the parameters, which is all that this needs, do not depend on fields that are not set yet.
        initializeConstraints(builder);
    }

    abstract Layer.Type type();

    /** In the order in which they are saved. */
    abstract List<Parameter> parameters();

    abstract FeatureMapFunction function();

    /** How many maps as large as the input the gradient needs besides its result. */
    abstract int workingMaps();

    /** @throws IllegalArgumentException if what is set does not fit the channels, if these are known */
    abstract void requireFit();

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet(getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
        requireEqualChannels();
        requireFit();
        FeatureMapTransformLayer layer = new FeatureMapTransformLayer(conf, networkDataType);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return FeatureMapTransformParameters.INSTANCE;
    }

    /** @throws IllegalArgumentException if the input is not {@code [N, C, H, W]} */
    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return maps(inputType);
    }

    /** @throws IllegalArgumentException if the input is not {@code [N, C, H, W]}, or what is set does not fit C */
    @Override
    public void setNIn(InputType inputType, boolean override) {
        InputTypeConvolutional maps = maps(inputType);
        if (nIn <= 0 || override) {
            nIn = maps.getChannels();
            nOut = nIn;
        }
        requireFit();
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName());
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        long updaterState = parameters().stream()
                .mapToLong(parameter -> getUpdaterByParam(parameter.name()).stateSize(parameter.length()))
                .sum();
        long trainingMemory = workingMaps() * inputType.arrayElementsPerExample();
        return new LayerMemoryReport.Builder(layerName, getClass(), inputType, getOutputType(-1, inputType))
                .standardMemory(initializer().numParams(this), updaterState)
                .workingMemory(0, 0, 0, trainingMemory)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    private void requireEqualChannels() {
        if (nIn < 0) {
            throw new IllegalArgumentException("nIn is " + nIn + "; it must be at least 1.");
        }
        if (nOut != nIn) {
            throw new IllegalArgumentException("nOut is " + nOut + "; it must be nIn, which is " + nIn + ".");
        }
    }

    private InputTypeConvolutional maps(InputType inputType) {
        if (!(inputType instanceof InputTypeConvolutional maps)) {
            throw new IllegalArgumentException("The input is " + inputType + "; it must be [N, C, H, W].");
        }
        if (maps.getFormat() != CNN2DFormat.NCHW) {
            throw new IllegalArgumentException("The data format is " + maps.getFormat() + "; it must be NCHW for "
                    + getClass().getSimpleName() + ".");
        }
        return maps;
    }
}
