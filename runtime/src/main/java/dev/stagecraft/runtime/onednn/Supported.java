/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.Site;
import java.util.List;

/** Which operations of a network oneDNN computes in training as Deeplearning4j does. */
record Supported(NetworkProgram program) {
    boolean isSupported(Node node) {
        Learning learning = node.site().learning();
        return learning.freezing() == Learning.Freezing.TRAINED && !learning.hasWeightNoise() && isComputed(node);
    }

    private boolean isComputed(Node node) {
        if (node instanceof Node.Convolution convolution) {
            return convolution.function().isIdentity() && !isMiscomputed(convolution);
        }
        if (node instanceof Node.Sum) {
            return areMaps(node, 2)
                    && inputs(node).stream().map(Site::channels).distinct().count() == 1;
        }
        if (node instanceof Node.Product) {
            return node.site().inputs().size() == 2
                    && (isChannelGate(node) || isSpatialGate(node) || isOuterProduct(node) || isEqualProduct(node));
        }
        return node instanceof Node.WindowPool || takesMaps(node) && isComputedOfMaps(node);
    }

    private static boolean isComputedOfMaps(Node node) {
        if (node instanceof Node.BatchNormalization normalization) {
            return normalization.affine() instanceof Affine.Learned;
        }
        if (node instanceof Node.Activation activation) {
            return activation.function() instanceof Function.Relu
                    || activation.function() instanceof Function.Sigmoid
                            && node.site().extent() == Extent.MAPS;
        }
        if (node instanceof Node.GlobalPool pool) {
            return pool.kind() == PoolReduction.MEAN;
        }
        return node instanceof Node.GroupNormalization
                || node instanceof Node.ChannelGate
                || node instanceof Node.BlurPool
                || node instanceof Node.ChannelStatistics;
    }

    private boolean takesMaps(Node node) {
        return program.inputs(node).allMatch(input -> input.site().extent().isOfMaps());
    }

    private boolean areMaps(Node node, int inputs) {
        List<Site> sites = inputs(node);
        return sites.size() == inputs && sites.stream().allMatch(site -> site.extent() == Extent.MAPS);
    }

    /** Whether a product's second input is a number for each channel, of as many as the first. */
    private boolean isChannelGate(Node product) {
        List<Site> factors = inputs(product);
        return factors.get(0).extent() == Extent.MAPS
                && factors.get(1).extent() == Extent.PIXEL
                && factors.get(0).channels() == factors.get(1).channels();
    }

    /** Whether a product's second input is a number for each pixel. */
    boolean isSpatialGate(Node product) {
        List<Site> factors = inputs(product);
        return areMaps(product, 2)
                && factors.get(1).channels() == 1
                && factors.get(0).channels() > 1;
    }

    /** Whether a product is of a number for each channel and a number for each pixel. */
    boolean isOuterProduct(Node product) {
        List<Site> factors = inputs(product);
        return factors.get(0).extent() == Extent.PIXEL
                && factors.get(1).extent() == Extent.MAPS
                && factors.get(1).channels() == 1;
    }

    /** Whether a product is of two maps of one shape. */
    boolean isEqualProduct(Node product) {
        List<Site> factors = inputs(product);
        return areMaps(product, 2)
                && factors.get(0).channels() == factors.get(1).channels();
    }

    private List<Site> inputs(Node node) {
        return program.inputs(node).map(Node::site).toList();
    }

    /**
     * Whether oneDNN 3.11 gives a convolution wrong gradients: for a 1x1 that skips pixels of fewer than eight channels its AVX2 kernel reads
     * memory that nobody wrote. Other channels that do not fill blocks of eight go the same way.
     */
    private static boolean isMiscomputed(Node.Convolution convolution) {
        return convolution.groups() == 1
                && convolution.geometry().isPointwise()
                && convolution.geometry().skipsPixels()
                && convolution.in() % MapLayout.BLOCK != 0;
    }
}
