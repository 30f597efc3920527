/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file takes and gives.
 *
 * @param images {@code [batch, channels, height, width]}; what is free is -1
 * @param classes how many, if the file says so
 * @param metadata what the file says about itself
 */
record Signature(long[] images, Optional<Long> classes, Map<String, String> metadata) {
    /** @throws InvalidModelException if the file is no classifier of images */
    static Signature of(Path file, OrtSession session) throws OrtException, InvalidModelException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        Map<String, String> metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
        if (metadata.containsKey(OnnxFormat.FEATURES) && !outputs.containsKey(OnnxFormat.PROBABILITIES)) {
            throw InvalidModelException.named(
                    file,
                    "is a backbone, which gives the maps " + outputs.keySet()
                            + " and tells no classes apart: run it with ONNX Runtime itself, or export a network with a head.",
                    null);
        }
        Optional<TensorInfo> images = tensor(inputs.get(OnnxFormat.IMAGES), 4);
        Optional<TensorInfo> probabilities = tensor(outputs.get(OnnxFormat.PROBABILITIES), 2);
        if (!inputs.keySet().equals(Set.of(OnnxFormat.IMAGES)) || images.isEmpty() || probabilities.isEmpty()) {
            throw InvalidModelException.named(
                    file,
                    "takes " + inputs.keySet() + " and gives " + outputs.keySet()
                            + "; a network that Export.onnx wrote takes images, [N, C, H, W], and gives probabilities, [N, classes].",
                    null);
        }
        long classes = probabilities.get().getShape()[1];
        return new Signature(images.get().getShape(), classes > 0 ? Optional.of(classes) : Optional.empty(), metadata);
    }

    private static Optional<TensorInfo> tensor(NodeInfo node, int rank) {
        return Optional.ofNullable(node)
                .map(NodeInfo::getInfo)
                .filter(TensorInfo.class::isInstance)
                .map(TensorInfo.class::cast)
                .filter(info -> info.type == OnnxJavaType.FLOAT && info.getShape().length == rank);
    }
}
