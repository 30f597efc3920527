/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.runtime.training.ClassificationReport;
import dev.stagecraft.runtime.training.EvaluationOptions;
import dev.stagecraft.runtime.training.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An exported network, which ONNX Runtime computes. */
final class ExportedModel implements Evaluable {
    private final Path file;
    private final Predictor predictor;
    private final Optional<Preprocessing> preprocessing;

    private ExportedModel(Path file, Predictor predictor, Optional<Preprocessing> preprocessing) {
        this.file = file;
        this.predictor = predictor;
        this.preprocessing = preprocessing;
    }

    /** Whether a file is one by its name. */
    static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /** Opens a file. {@code classNames} take the place of those that it has. */
    static ExportedModel open(Path file, Optional<ClassNames> classNames) throws IOException {
        PredictorOptions defaults = PredictorOptions.defaults();
        Predictor predictor = Predictor.open(
                file,
                classNames.map(ClassNames::names).map(defaults::withClassNames).orElse(defaults));
        try {
            return new ExportedModel(file, predictor, predictor.preprocessing());
        } catch (IllegalArgumentException e) {
            predictor.close();
            throw e;
        }
    }

    /** What says of image files what they show. */
    static ImageClassifier classifier(Path file, Optional<ClassNames> classNames) throws IOException {
        ExportedModel model = open(file, classNames);
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
    public ClassificationReport evaluate(ImageDataset images, Standardization scale, EvaluationOptions options)
            throws IOException {
        return Evaluator.evaluate(predictor, scale, images, options);
    }

    @Override
    public void close() {
        predictor.close();
    }
}
