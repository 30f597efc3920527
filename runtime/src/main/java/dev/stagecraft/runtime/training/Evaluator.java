/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.Order;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.ImageClassifier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Measures a network on images whose classes are known. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Classifies images by a network as it is, with {@linkplain EvaluationOptions#defaults() default options}.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify, wherever they are kept
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ComputationGraph network, Standardization standardization, BatchSource images) throws IOException {
        return evaluate(network, standardization, images, EvaluationOptions.defaults());
    }

    /**
     * Classifies images by a network as it is.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify, wherever they are kept
     * @param options how many at a time, and who is told how far it is
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ComputationGraph network, Standardization standardization, BatchSource images, EvaluationOptions options)
            throws IOException {
        return evaluate(network, standardization, images, options, (batch, predictions, indices) -> {});
    }

    /**
     * Classifies images by a network that only answers, with {@linkplain EvaluationOptions#defaults() default options}.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify, wherever they are kept
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            InferenceNetwork network, Standardization standardization, BatchSource images) throws IOException {
        return evaluate(network, standardization, images, EvaluationOptions.defaults());
    }

    /**
     * Classifies images by a network that only answers.
     *
     * @param network takes {@code [N, C, H, W]} and gives {@code [N, classes]}
     * @param standardization the one that the network was trained with
     * @param images those to classify, wherever they are kept
     * @param options how many at a time, and who is told how far it is
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            InferenceNetwork network, Standardization standardization, BatchSource images, EvaluationOptions options)
            throws IOException {
        return evaluate(
                network::output,
                network.dataType(),
                standardization,
                images,
                options,
                (batch, predictions, indices) -> {});
    }

    /**
     * Classifies images by whatever classifies, with {@linkplain EvaluationOptions#defaults() default options}.
     *
     * @param classifier who is asked for the probabilities of each image
     * @param standardization that of its preprocessing, unless it was trained with another
     * @param images those to classify, wherever they are kept
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ImageClassifier classifier, Standardization standardization, BatchSource images) throws IOException {
        return evaluate(classifier, standardization, images, EvaluationOptions.defaults());
    }

    /**
     * Classifies images by whatever classifies.
     *
     * @param classifier who is asked for the probabilities of each image
     * @param standardization that of its preprocessing, unless it was trained with another
     * @param images those to classify, wherever they are kept
     * @param options how many at a time, and who is told how far it is
     * @return how many of each class were taken for which
     * @throws IllegalArgumentException if there are no images, they are not as the network takes them, or it gives maps
     * @throws DivergenceException if a prediction is not a number
     * @throws IOException if an image cannot be read
     */
    public static ClassificationReport evaluate(
            ImageClassifier classifier, Standardization standardization, BatchSource images, EvaluationOptions options)
            throws IOException {
        return evaluate(
                batch -> Nd4j.create(classifier.probabilities(rows(batch))),
                DataType.FLOAT,
                standardization,
                images,
                options,
                (batch, predictions, indices) -> {});
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

    /** Whoever gives the probabilities {@code [N, classes]} of images. */
    @FunctionalInterface
    private interface Answers {
        INDArray to(INDArray images);
    }

    static ClassificationReport evaluate(
            ComputationGraph network,
            Standardization standardization,
            BatchSource images,
            EvaluationOptions options,
            Observer observer)
            throws IOException {
        int outputs = network.getNumOutputArrays();
        if (outputs != 1) {
            throw new IllegalArgumentException("The network has " + outputs
                    + " outputs; one that is evaluated must have one, with a probability for each class.");
        }
        DataType type = network.getConfiguration().getDataType();
        return evaluate(network::outputSingle, type, standardization, images, options, observer);
    }

    private static ClassificationReport evaluate(
            Answers answers,
            DataType type,
            Standardization standardization,
            BatchSource images,
            EvaluationOptions options,
            Observer observer)
            throws IOException {
        if (images.size() == 0) {
            throw new IllegalArgumentException("There are no images to classify; give at least one.");
        }
        // Batches are ND4J's, whoever classifies them.
        Backend.current();
        Evaluation evaluation = new Evaluation(images.classes());
        FirstFive firstFive = new FirstFive(images.classes());
        Pass pass = new Pass(new Order.AsStored(), options.batchSize(), 0, type, standardization);
        long done = 0;
        try (Batches batches = images.open(pass)) {
            while (batches.hasNext()) {
                DataSet batch = batches.next();
                INDArray predictions = predictions(answers, batch);
                evaluation.eval(batch.getLabels(), predictions);
                firstFive.count(batch.getLabels(), predictions);
                observer.classified(batch, predictions, batches.indices());
                done += batch.numExamples();
                options.progress().done(done, images.size());
            }
        }
        return ClassificationReport.of(evaluation, firstFive.counted(), images.classNames());
    }

    private static INDArray predictions(Answers answers, DataSet batch) {
        INDArray predictions = answers.to(batch.getFeatures());
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

    /** The numbers of each image, as a classifier takes them. */
    private static List<float[]> rows(INDArray images) {
        return List.of(images.reshape(images.size(0), -1).toFloatMatrix());
    }
}
