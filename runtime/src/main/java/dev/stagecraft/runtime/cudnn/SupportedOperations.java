/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.Node;
import org.nd4j.linalg.api.buffer.DataType;

/** Which operations ND4J's own compute as Deeplearning4j does. */
final class SupportedOperations {
    private SupportedOperations() {}

    static boolean isSupported(Node.Convolution node) {
        return isTrained(node)
                && node.groups() == 1
                && node.standardization().isEmpty()
                && node.function().isIdentity()
                && node.geometry().padding() != Geometry.Padding.STRICT;
    }

    /**
     * Only of 32-bit numbers: with 64 bits {@code batchnorm_bp} still rounds the number of pixels' inverse to 32, and with 16 cuDNN
     * wants the parameters in 32, where ND4J gives them in 16 ({@code batchnorm.cpp}, {@code batchnorm.cu}).
     */
    static boolean isSupported(Node.BatchNormalization node, DataType type) {
        return type == DataType.FLOAT && isTrained(node) && node.affine() instanceof Affine.Learned;
    }

    private static boolean isTrained(Node node) {
        Learning learning = node.site().learning();
        return learning.freezing() == Learning.Freezing.TRAINED && !learning.hasWeightNoise();
    }
}
