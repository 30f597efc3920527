/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What an ONNX file says of images and class names, without the network, which is ONNX Runtime's to read. */
public final class ServedMetadata {
    private static final String BETWEEN = "\u0001";

    /** Three class names, and the shape of an image. */
    public static final String SOUND = "bag\nboot\ncoat" + BETWEEN + "3x8x8";

    private ServedMetadata() {}

    /** Reads the class names and, if it is there, the shape behind them. */
    public static void read(String text) throws InvalidModelException {
        String[] parts = text.split(BETWEEN, 2);
        Map<String, String> metadata = parts.length == 2
                ? Map.of(OnnxFormat.CLASS_NAMES, parts[0], OnnxFormat.IMAGE_SHAPE, parts[1])
                : Map.of(OnnxFormat.CLASS_NAMES, parts[0]);
        Signature signature = new Signature(new long[] {-1, 3, 8, 8}, Optional.of(3L), metadata);
        ServedModel.of(Path.of("network.onnx"), signature, PredictorOptions.defaults());
    }
}
