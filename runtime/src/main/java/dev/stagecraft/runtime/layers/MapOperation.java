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
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer without parameters that turns maps, {@code [N, C, H, W]}, into others. */
abstract class MapOperation extends NoParamLayer implements MapLayer {
    private static final long serialVersionUID = 1L;

    /** What the layer does; each layer of a network has its own. */
    abstract MapTransform transform();

    /** The shape of one image's maps behind the layer. */
    abstract InputTypeConvolutional output(InputTypeConvolutional input);

    /** What tells this configuration from others of its class. */
    abstract List<Object> settings();

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        MapOperationLayer layer = new MapOperationLayer(conf, networkDataType, transform());
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
        return layer;
    }

    /** @throws IllegalArgumentException if the input is not of maps, or not of maps that the layer can take */
    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        if (!(inputType instanceof InputTypeConvolutional maps)) {
            throw new IllegalArgumentException(
                    "The input of " + getClass().getSimpleName() + " is " + inputType + "; it must be maps, NCHW.");
        }
        if (maps.getFormat() != CNN2DFormat.NCHW) {
            throw new IllegalArgumentException("The data format is " + maps.getFormat() + "; it must be NCHW for "
                    + getClass().getSimpleName() + ".");
        }
        return output(maps);
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName());
    }

    /** The result only: what is needed to compute it is small beside it. */
    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        return new LayerMemoryReport.Builder(layerName, getClass(), inputType, getOutputType(-1, inputType))
                .standardMemory(0, 0)
                .workingMemory(0, 0, MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other.getClass() == getClass()
                && ((MapOperation) other).settings().equals(settings());
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof MapOperation;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + settings().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + settings();
    }
}
