/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Labels;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.runtime.training.ClassificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An exported network, which ONNX Runtime computes. */
final class OnnxModel implements Evaluable {
    private final Path file;
    private final Predictor predictor;
    private final Optional<Preprocessing> preprocessing;

    private OnnxModel(Path file, Predictor predictor, Optional<Preprocessing> preprocessing) {
        this.file = file;
        this.predictor = predictor;
        this.preprocessing = preprocessing;
    }

    /** Whether a file is one by its name. */
    static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /** Opens a file. {@code labels} take the place of those that it has. */
    static OnnxModel open(Path file, Optional<Labels> labels) throws IOException {
        PredictorOptions defaults = PredictorOptions.defaults();
        Predictor predictor = Predictor.open(
                file, labels.map(Labels::names).map(defaults::withLabels).orElse(defaults));
        try {
            return new OnnxModel(file, predictor, predictor.preprocessing());
        } catch (IllegalArgumentException e) {
            predictor.close();
            throw e;
        }
    }

    /** What says of image files what they show. */
    static ImageClassifier classifier(Path file, Optional<Labels> labels) throws IOException {
        OnnxModel model = open(file, labels);
        if (model.preprocessing.isEmpty()) {
            model.close();
            throw new IllegalArgumentException(model.name()
                    + " does not say how an image becomes its input: export a model that train saved, or a network with"
                    + " @Preprocessing.");
        }
        return model.predictor;
    }

    @Override
    public String name() {
        return "The model " + file;
    }

    @Override
    public Optional<Shape> image() {
        return Optional.of(predictor.image());
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return preprocessing;
    }

    @Override
    public Optional<Standardization> standardization() {
        return preprocessing.map(Standardization::of);
    }

    @Override
    public List<String> classNames() {
        return predictor.classNames();
    }

    /** Of a black image. */
    @Override
    public long classes() {
        return predictor.probabilities(new float[(int) predictor.image().size()]).length;
    }

    @Override
    public ClassificationReport evaluate(
            ImageDataset images, Standardization scale, int batchSize, IntConsumer progress) {
        List<List<Integer>> confusion = Stream.generate(() -> zeros(images.classes()))
                .limit(images.classes())
                .toList();
        for (int start = 0; start < images.size(); start += batchSize) {
            int end = Math.min(start + batchSize, images.size());
            float[][] answers = predictor.probabilities(IntStream.range(start, end)
                    .mapToObj(index -> images.values(index, scale))
                    .toList());
            for (int index = start; index < end; index++) {
                List<Integer> row = confusion.get(images.label(index));
                int taken = largest(answers[index - start]);
                row.set(taken, row.get(taken) + 1);
            }
            progress.accept(end - start);
        }
        return new ClassificationReport(images.classNames(), confusion);
    }

    private static List<Integer> zeros(int count) {
        return new ArrayList<>(Collections.nCopies(count, 0));
    }

    /** The first of the largest, as Deeplearning4j counts too. */
    private int largest(float[] probabilities) {
        int largest = 0;
        for (int index = 0; index < probabilities.length; index++) {
            if (Float.isNaN(probabilities[index])) {
                throw new IllegalArgumentException(name() + " gives NaN for an image"
                        + ", so its weights have diverged: train the network again with a lower learning rate.");
            }
            largest = probabilities[index] > probabilities[largest] ? index : largest;
        }
        return largest;
    }

    @Override
    public void close() {
        predictor.close();
    }
}
