/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor.Encoding;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running statistics of a normalization. Deeplearning4j keeps them as parameters with updates of their own, the variance by
 * default as the decimal logarithm of its root. They are short: a loop takes less time than one operation of ND4J.
 */
record RunningStatistics(Layer layer, Node.BatchNormalization node) {
    /** A channel that is always the same has no logarithm; the epsilon of its normalization is far above this. */
    private static final double SMALLEST = Float.MIN_NORMAL;

    INDArray mean() {
        return layer.getParam(GLOBAL_MEAN);
    }

    /** Writes the variance to an array of as many values as channels. */
    void variance(INDArray target) {
        FloatIndexer spread = values(layer.getParam(spreadKey()));
        FloatIndexer variance = values(target);
        for (long channel = 0; channel < target.length(); channel++) {
            variance.put(channel, (float) variance(spread.get(channel)));
        }
    }

    /**
     * Writes what a step takes away from them, so that they move towards those of a batch.
     *
     * @param mean the batch's means, of as many values as channels
     * @param variance the batch's variances
     * @param updates where the layer's gradients are written
     */
    void moveTowards(INDArray mean, INDArray variance, Map<String, INDArray> updates) {
        double kept = node.decay();
        FloatIndexer means = values(mean());
        FloatIndexer spreads = values(layer.getParam(spreadKey()));
        FloatIndexer batchMeans = values(mean);
        FloatIndexer batchVariances = values(variance);
        FloatIndexer meanUpdates = values(updates.get(GLOBAL_MEAN));
        FloatIndexer spreadUpdates = values(updates.get(spreadKey()));
        for (long channel = 0; channel < mean.length(); channel++) {
            double before = variance(spreads.get(channel));
            double after = kept * before + (1 - kept) * batchVariances.get(channel);
            meanUpdates.put(channel, (float) ((1 - kept) * (means.get(channel) - batchMeans.get(channel))));
            spreadUpdates.put(channel, (float)
                    (isLogarithm() ? Math.log10(before / Math.max(after, SMALLEST)) / 2 : before - after));
        }
    }

    private boolean isLogarithm() {
        return node.variance().encoding() == Encoding.LOG10_DEVIATION;
    }

    private String spreadKey() {
        return node.variance().key();
    }

    private double variance(double spread) {
        return isLogarithm() ? Math.pow(10, 2 * spread) : spread;
    }

    /** The values of an array that lie one behind the other. */
    private static FloatIndexer values(INDArray array) {
        return FloatIndexer.create(new FloatPointer(array.data().addressPointer()).capacity(array.length()));
    }
}
