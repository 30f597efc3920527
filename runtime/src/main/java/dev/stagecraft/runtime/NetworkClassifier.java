/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what images show, with a network of Deeplearning4j.
 *
 * <pre>{@code
 * ComputationGraph network = new ResNet50Network().create();
 * Weights.load(network, Path.of("resnet50.safetensors"));
 * try (NetworkClassifier classifier = NetworkClassifier.of(new ResNet50Network(), network).withClassNames(Path.of("imagenet.txt"))) {
 *     System.out.println(classifier.classify(Path.of("cat.jpg"), 5));
 * }
 * }</pre>
 *
 * <p>Any number of threads may ask at once.
 */
public final class NetworkClassifier implements ImageClassifier {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkClassifier.class);

    /** Images that are computed together; more take more memory and hardly less time each. */
    private static final int BATCH = 16;

    private final Preprocessing preprocessing;
    private final InferenceNetwork network;
    private final DataType type;
    private final int classes;
    private final List<String> classNames;

    private NetworkClassifier(
            Preprocessing preprocessing,
            InferenceNetwork network,
            DataType type,
            int classes,
            List<String> classNames) {
        this.preprocessing = preprocessing;
        this.network = network;
        this.type = type;
        this.classes = classes;
        this.classNames = classNames;
    }

    /**
     * {@return a classifier with a network as it is now, whose classes go by their numbers}
     *
     * @param definition the network's; it must declare a preprocessing
     * @param network with trained weights
     * @throws IllegalArgumentException if no preprocessing is declared, it is a backbone, or a weight is not finite
     */
    public static NetworkClassifier of(NetworkDefinition definition, ComputationGraph network) {
        return of(definition, network, InferenceOptions.defaults());
    }

    /**
     * {@return a classifier with a network as it is now, whose classes go by their numbers}
     *
     * @param definition the network's; it must declare a preprocessing
     * @param network with trained weights
     * @param options who computes it, and with which numbers
     * @throws IllegalArgumentException if no preprocessing is declared, it is a backbone, or a weight is not finite
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if the execution of the options cannot be
     */
    public static NetworkClassifier of(
            NetworkDefinition definition, ComputationGraph network, InferenceOptions options) {
        if (definition.isBackbone()) {
            throw new IllegalArgumentException(
                    definition.name()
                            + " is a backbone, which tells no classes apart; ask InferenceNetwork.of(network).features for its maps.");
        }
        return of(
                definition
                        .preprocessing()
                        .orElseThrow(() -> new IllegalArgumentException(definition.name()
                                + " declares no preprocessing; add @Preprocessing to it, or give one to"
                                + " NetworkClassifier.of.")),
                network,
                options);
    }

    /**
     * {@return a classifier with a network as it is now, whose classes go by their numbers}
     *
     * @param preprocessing how an image becomes the network's input
     * @param network of one input {@code [N, C, H, W]} and one output {@code [N, classes]}, with trained weights
     * @throws IllegalArgumentException if it has more of one of them, gives no classes, or has a weight that is not finite
     */
    public static NetworkClassifier of(Preprocessing preprocessing, ComputationGraph network) {
        return of(preprocessing, network, InferenceOptions.defaults());
    }

    /**
     * {@return a classifier with a network as it is now, whose classes go by their numbers}
     *
     * @param preprocessing how an image becomes the network's input
     * @param network of one input {@code [N, C, H, W]} and one output {@code [N, classes]}, with trained weights
     * @param options who computes it, and with which numbers
     * @throws IllegalArgumentException if it has more of one of them, gives no classes, or has a weight that is not finite
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if the execution of the options cannot be
     */
    public static NetworkClassifier of(
            Preprocessing preprocessing, ComputationGraph network, InferenceOptions options) {
        FeedForwardLayer output = classes(network);
        InferenceNetwork inference = InferenceNetwork.of(network, options);
        return new NetworkClassifier(
                preprocessing,
                inference,
                network.getConfiguration().getDataType(),
                Math.toIntExact(output.getNOut()),
                List.of());
    }

    /** A network's one output, if that tells classes apart. */
    private static FeedForwardLayer classes(ComputationGraph network) {
        String last = network.getConfiguration().getNetworkOutputs().get(0);
        Layer layer = network.getLayer(last);
        boolean classifies = layer != null
                && layer.conf().getLayer() instanceof FeedForwardLayer output
                && !(output instanceof ConvolutionLayer || output instanceof BatchNormalization);
        if (network.getNumOutputArrays() != 1 || !classifies) {
            throw new IllegalArgumentException(
                    "The network gives " + network.getConfiguration().getNetworkOutputs()
                            + "; a classifier must give probabilities of classes alone, from a dense layer.");
        }
        return (FeedForwardLayer) layer.conf().getLayer();
    }

    /**
     * {@return this classifier with the names of the classes in a file that {@link ClassNames#load} takes} Both have one network, which either
     * closes.
     *
     * @param file a name on each line, or JSON
     * @throws dev.stagecraft.runtime.images.InvalidClassNamesException if the file is missing, empty or no text
     * @throws IllegalArgumentException if the network has another number of classes
     */
    public NetworkClassifier withClassNames(Path file) throws IOException {
        ClassNames classNames = ClassNames.load(file);
        classNames.doubt().ifPresent(LOG::warn);
        return withClassNames(classNames);
    }

    /**
     * {@return this classifier with names for the classes} Both have one network, which either closes.
     *
     * @param names one for each class, in the order of the network's output
     * @throws IllegalArgumentException if the network has another number of classes
     */
    public NetworkClassifier withClassNames(ClassNames names) {
        return new NetworkClassifier(
                preprocessing,
                network,
                type,
                classes,
                names.requireCount(classes).names());
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    /** {@return how an image becomes the network's input, which is never empty} */
    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.of(preprocessing);
    }

    @Override
    public List<List<Classification>> classify(List<Path> files, int k) throws IOException {
        List<List<Classification>> results = new ArrayList<>();
        for (int start = 0; start < files.size(); start += BATCH) {
            List<float[]> inputs = new ArrayList<>();
            for (Path file : files.subList(start, Math.min(files.size(), start + BATCH))) {
                inputs.add(preprocessing.apply(ImageFile.load(file)));
            }
            for (float[] row : answers(inputs)) {
                results.add(Classification.top(row, classNames, k));
            }
        }
        return results;
    }

    @Override
    public List<Classification> classify(BufferedImage image, int k) {
        if (image == null) {
            throw new IllegalArgumentException("The image is null; ImageIO.read gives that for what is no image.");
        }
        return Classification.top(answers(List.of(preprocessing.apply(image)))[0], classNames, k);
    }

    @Override
    public List<Classification> classify(float[] image, int k) {
        return Classification.top(probabilities(Collections.singletonList(image))[0], classNames, k);
    }

    @Override
    public float[][] probabilities(List<float[]> images) {
        int size = preprocessing.channels() * preprocessing.height() * preprocessing.width();
        for (int i = 0; i < images.size(); i++) {
            float[] image = images.get(i);
            if (image == null || image.length != size) {
                throw new IllegalArgumentException("Image " + i + " has "
                        + (image == null ? "no numbers" : image.length + " numbers") + "; it must have " + size
                        + ", for " + preprocessing.channels() + "x" + preprocessing.height() + "x"
                        + preprocessing.width() + ".");
            }
        }
        return images.isEmpty() ? new float[0][] : answers(images);
    }

    private float[][] answers(List<float[]> inputs) {
        long[] shape = {inputs.size(), preprocessing.channels(), preprocessing.height(), preprocessing.width()};
        INDArray images = Nd4j.create(concatenated(inputs), shape, 'c').castTo(type);
        return network.output(images).castTo(DataType.FLOAT).toFloatMatrix();
    }

    private static float[] concatenated(List<float[]> inputs) {
        int size = inputs.get(0).length;
        float[] all = new float[Math.multiplyExact(inputs.size(), size)];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i), 0, all, i * size, size);
        }
        return all;
    }

    @Override
    public void close() {
        network.close();
    }
}
