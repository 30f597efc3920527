/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

/**
 * What all files have in common that {@code Export.onnx} writes and {@link Predictor} reads, for programs that run them otherwise.
 *
 * <pre>{@code
 * OrtSession.Result outputs = session.run(Map.of(OnnxFormat.IMAGES, images));
 * OnnxTensor probabilities = (OnnxTensor) outputs.get(OnnxFormat.PROBABILITIES).orElseThrow();
 * }</pre>
 */
public final class OnnxFormat {
    /** The version of ONNX's operators: the one of ONNX 1.12 (2022), which ONNX Runtime reads since 1.12. */
    public static final int OPSET = 17;

    /** The version of the file itself that goes with {@link #OPSET}. */
    public static final int IR_VERSION = 8;

    /** The name of the input: float32, {@code [batch, channels, height, width]}. */
    public static final String IMAGES = "images";

    /** The name of the first output: what the network gives, with a softmax at its end probabilities, {@code [batch, classes]}. */
    public static final String PROBABILITIES = "probabilities";

    /**
     * The name of the second output, {@code [batch, classes]}: what the last layer's activation function takes. It is there if the
     * network ends in a dense layer.
     */
    public static final String LOGITS = "logits";

    /** The key of the metadata under which the shape of an image stands: {@code 3x224x224}. */
    public static final String IMAGE_SHAPE = "image";

    /** The key of the metadata under which the names of the classes stand, in the order of the outputs, one a line. */
    public static final String CLASS_NAMES = "labels";

    /** The key of the metadata under which the names of the outputs stand that are maps of stages: {@code layer2,layer3,layer4}. */
    public static final String FEATURES = "features";

    /** The key of the metadata under which the channels of these maps stand: {@code 512,1024,2048}. */
    public static final String FEATURE_CHANNELS = "features.channels";

    /** The key of the metadata under which the strides of these maps stand, in pixels of the image: {@code 8,16,32}. */
    public static final String FEATURE_STRIDES = "features.strides";

    private OnnxFormat() {}
}
