/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import dev.stagecraft.processor.network.Layer;

/** The classes that generated code names. By name, because the processor does not depend on Deeplearning4j. */
final class Types {
    private static final String CONF = "org.deeplearning4j.nn.conf";
    private static final String LAYERS = CONF + ".layers";
    private static final String RUNTIME = "dev.stagecraft.runtime";

    static final ClassName NETWORK_DEFINITION = ClassName.get(RUNTIME, "NetworkDefinition");
    static final ClassName NETWORK_OPTIONS = ClassName.get(RUNTIME, "NetworkOptions");
    static final ClassName NETWORK_SUMMARY = ClassName.get(RUNTIME, "NetworkSummary");
    static final ClassName STAGE_MAP = ClassName.get(RUNTIME, "StageMap");

    static final ClassName PREPROCESSING = ClassName.get(RUNTIME + ".images", "Preprocessing");
    static final ClassName INTERPOLATION = ClassName.get(RUNTIME + ".images", "Interpolation");
    static final ClassName CHANNEL_ORDER = ClassName.get(RUNTIME + ".images", "ChannelOrder");
    static final ClassName VALUE_RANGE = ClassName.get(RUNTIME + ".images", "ValueRange");

    static final ClassName GAUSSIAN_ERROR_LINEAR_UNIT = ownLayer("GaussianErrorLinearUnit");
    static final ClassName GROUP_NORMALIZATION = ownLayer("GroupNormalization");
    static final ClassName GROUPED_CONVOLUTION = ownLayer("GroupedConvolution");
    static final ClassName STANDARDIZED_CONVOLUTION = ownLayer("StandardizedConvolution");

    static final ClassName GRAPH_CONFIGURATION = ClassName.get(CONF, "ComputationGraphConfiguration");
    static final ClassName GRAPH_BUILDER = member(GRAPH_CONFIGURATION, "GraphBuilder");
    static final ClassName NETWORK_CONFIGURATION = ClassName.get(CONF, "NeuralNetConfiguration");
    static final ClassName CONVOLUTION_MODE = ClassName.get(CONF, "ConvolutionMode");
    static final ClassName NORMAL_DISTRIBUTION = ClassName.get(CONF + ".distribution", "NormalDistribution");
    static final ClassName UNIFORM_DISTRIBUTION = ClassName.get(CONF + ".distribution", "UniformDistribution");
    static final ClassName ELEMENT_WISE_VERTEX = ClassName.get(CONF + ".graph", "ElementWiseVertex");
    static final ClassName FLATTEN = ClassName.get(CONF + ".preprocessor", "CnnToFeedForwardPreProcessor");
    static final ClassName ACTIVATION_LAYER = ClassName.get(LAYERS, "ActivationLayer");
    static final ClassName BATCH_NORMALIZATION = ClassName.get(LAYERS, "BatchNormalization");
    static final ClassName DROPOUT_LAYER = ClassName.get(LAYERS, "DropoutLayer");
    static final ClassName CONVOLUTION_LAYER = ClassName.get(LAYERS, "ConvolutionLayer");
    static final ClassName GLOBAL_POOLING_LAYER = ClassName.get(LAYERS, "GlobalPoolingLayer");
    static final ClassName OUTPUT_LAYER = ClassName.get(LAYERS, "OutputLayer");
    static final ClassName POOLING_TYPE = ClassName.get(LAYERS, "PoolingType");
    static final ClassName SUBSAMPLING_LAYER = ClassName.get(LAYERS, "SubsamplingLayer");
    static final ClassName ZERO_PADDING_LAYER = ClassName.get(LAYERS, "ZeroPaddingLayer");
    static final ClassName WEIGHT_INIT = ClassName.get("org.deeplearning4j.nn.weights", "WeightInit");
    static final ClassName ACTIVATION = ClassName.get("org.nd4j.linalg.activations", "Activation");
    static final ClassName LOSS_FUNCTION =
            member(ClassName.get("org.nd4j.linalg.lossfunctions", "LossFunctions"), "LossFunction");

    private Types() {}

    /** The layer of the runtime that computes a layer of the network: they have one name. */
    static ClassName own(Layer layer) {
        return ownLayer(layer.getClass().getSimpleName());
    }

    private static ClassName ownLayer(String name) {
        return ClassName.get(RUNTIME + ".layers", name);
    }

    /** A nested class that is imported itself and written without its outer class; JavaPoet would import the outer. */
    private static ClassName member(ClassName outer, String name) {
        return ClassName.get(outer.canonicalName(), name);
    }
}
