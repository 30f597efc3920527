/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Order;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Measures a network on images whose classes are known. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Classifies images.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify
     * @param batchSize how many images are classified at a time
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, the batch size is below 1, or the network gives maps
     * @throws DivergenceException if a prediction is not a number
     */
    public static ClassificationReport evaluate(
            ComputationGraph network, Standardization standardization, ImageDataset images, int batchSize) {
        return evaluate(network, standardization, images, batchSize, classified -> {});
    }

    /**
     * Classifies images, and says how far it is.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify
     * @param batchSize how many images are classified at a time
     * @param progress is told after each batch how many images it had
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, the batch size is below 1, or the network gives maps
     * @throws DivergenceException if a prediction is not a number
     */
    public static ClassificationReport evaluate(
            ComputationGraph network,
            Standardization standardization,
            ImageDataset images,
            int batchSize,
            IntConsumer progress) {
        try {
            return evaluate(network, standardization, (BatchSource) images, batchSize, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("Images that are in memory were read from a file", e);
        }
    }

    /**
     * Classifies images, wherever they are kept.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify
     * @param batchSize how many images are classified at a time
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, the batch size is below 1, or the network gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ComputationGraph network, Standardization standardization, BatchSource images, int batchSize)
            throws IOException {
        return evaluate(network, standardization, images, batchSize, classified -> {});
    }

    /**
     * Classifies images, wherever they are kept, and says how far it is.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify
     * @param batchSize how many images are classified at a time
     * @param progress is told after each batch how many images it had
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, the batch size is below 1, or the network gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ComputationGraph network,
            Standardization standardization,
            BatchSource images,
            int batchSize,
            IntConsumer progress)
            throws IOException {
        return evaluate(
                network,
                standardization,
                images,
                batchSize,
                (batch, predictions, indices) -> progress.accept(batch.numExamples()));
    }

    /** Is shown what was classified. */
    @FunctionalInterface
    interface Observer {
        /**
         * A batch was.
         *
         * @param predictions {@code [N, classes]}
         * @param indices the numbers of its images; none where they are not known
         */
        void classified(DataSet batch, INDArray predictions, int[] indices);
    }

    static ClassificationReport evaluate(
            ComputationGraph network,
            Standardization standardization,
            BatchSource images,
            int batchSize,
            Observer observer)
            throws IOException {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + "; it must be 1 or more.");
        }
        if (images.size() == 0) {
            throw new IllegalArgumentException("There are no images to classify; give at least one.");
        }
        int outputs = network.getNumOutputArrays();
        if (outputs != 1) {
            throw new IllegalArgumentException("The network has " + outputs
                    + " outputs; one that is evaluated must have one, with a probability for each class.");
        }
        Evaluation evaluation = new Evaluation(images.classes());
        FirstFive firstFive = new FirstFive(images.classes());
        DataType type = network.getConfiguration().getDataType();
        Pass pass = new Pass(new Order.AsStored(), batchSize, 0, type, standardization);
        try (Batches batches = images.open(pass)) {
            while (batches.hasNext()) {
                DataSet batch = batches.next();
                INDArray predictions = predictions(network, batch);
                evaluation.eval(batch.getLabels(), predictions);
                firstFive.count(batch.getLabels(), predictions);
                observer.classified(batch, predictions, batches.indices());
            }
        }
        return ClassificationReport.of(evaluation, firstFive.counted(), images.classNames());
    }

    private static INDArray predictions(ComputationGraph network, DataSet batch) {
        INDArray predictions = network.outputSingle(batch.getFeatures());
        if (predictions.rank() != 2) {
            throw new IllegalArgumentException("The network gives " + Arrays.toString(predictions.shape())
                    + " for a batch; one that is evaluated must give [N, classes], and a backbone gives maps.");
        }
        if (predictions.isNaN().any()) {
            throw new DivergenceException("The network predicts NaN for an image, so its weights have diverged:"
                    + " train it again with a lower learning rate, or look for wrong images or labels.");
        }
        return predictions;
    }
}
