/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A saved network of this process, and how images become its input. Any number of threads may ask. */
final class Scorer implements AutoCloseable {
    private final Preprocessing preprocessing;
    private final InferenceNetwork network;
    private final DataType type;

    private Scorer(Preprocessing preprocessing, InferenceNetwork network, DataType type) {
        this.preprocessing = preprocessing;
        this.network = network;
        this.type = type;
    }

    /**
     * That of a model.
     *
     * @param model the bytes of its file
     * @param computation how it is computed
     */
    static Scorer of(byte[] model, ScoringComputation computation) {
        try {
            Path file = Files.createTempFile("stagecraft-model", ".zip");
            try {
                Files.write(file, model);
                try (SavedModel saved = SavedModel.open(file)) {
                    return of(saved, computation);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The model cannot be read here: " + e.getMessage(), e);
        }
    }

    private static Scorer of(SavedModel saved, ScoringComputation computation) {
        Preprocessing preprocessing = saved.preprocessing()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The model does not say how an image becomes its input: save it with its preprocessing."));
        return new Scorer(
                preprocessing,
                InferenceNetwork.of(
                        saved.network(),
                        InferenceOptions.defaults()
                                .withExecution(computation.execution())
                                .withPrecision(computation.precision())),
                saved.network().getConfiguration().getDataType());
    }

    /** @throws IOException with a sentence that names the image, if it is none */
    float[] input(StoredImage image, String name) throws IOException {
        Pixels pixels = image instanceof StoredImage.Encoded file
                ? ImageFile.pixels(file.bytes(), Path.of(name), preprocessing.channels())
                : ((StoredImage.Decoded) image).pixels().withChannels(preprocessing.channels());
        return preprocessing.apply(pixels);
    }

    /** The probabilities of the classes, for each input. */
    float[][] probabilities(List<float[]> inputs) {
        int size = inputs.get(0).length;
        float[] all = new float[Math.multiplyExact(inputs.size(), size)];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i), 0, all, i * size, size);
        }
        long[] shape = {inputs.size(), preprocessing.channels(), preprocessing.height(), preprocessing.width()};
        INDArray images = Nd4j.create(all, shape, 'c').castTo(type);
        return network.output(images).castTo(DataType.FLOAT).toFloatMatrix();
    }

    @Override
    public void close() {
        network.close();
    }
}
