/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.ImageClassifier;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.Labels;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what image files show, whoever computes it. */
interface Classifier extends AutoCloseable {
    /** The most probable classes of each file; an exception if one cannot be read. */
    List<List<Classification>> classify(List<Path> files, int k) throws IOException;

    @Override
    void close();

    /** Deeplearning4j and oneDNN compute. */
    static Classifier of(Model model, Optional<Labels> labels) {
        model.requireClasses();
        ImageClassifier unnamed = ImageClassifier.of(model.requirePreprocessing(), model.network());
        List<String> names = labels.map(Labels::names).orElseGet(model::classNames);
        ImageClassifier classifier = names.isEmpty() ? unnamed : unnamed.withLabels(new Labels(names));
        return new Classifier() {
            @Override
            public List<List<Classification>> classify(List<Path> files, int k) throws IOException {
                return classifier.classify(files, k);
            }

            @Override
            public void close() {
                classifier.close();
            }
        };
    }

    /** ONNX Runtime computes. */
    static Classifier ofOnnx(Path file, Optional<Labels> labels) throws IOException {
        OnnxModel model = OnnxModel.open(file, labels);
        if (model.preprocessing().isEmpty()) {
            model.close();
            throw new IllegalArgumentException(model.name()
                    + " does not say how an image becomes its input: export a model that train saved, or a network with"
                    + " @Preprocessing.");
        }
        Preprocessing preprocessing = model.preprocessing().get();
        return new Classifier() {
            @Override
            public List<List<Classification>> classify(List<Path> files, int k) throws IOException {
                List<float[]> images = new ArrayList<>();
                for (Path image : files) {
                    images.add(preprocessing.apply(image));
                }
                return model.predictor().classify(images, k);
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }
}
