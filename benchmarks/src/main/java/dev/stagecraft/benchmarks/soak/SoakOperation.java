/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What users do. Each checks what comes of it. */
enum SoakOperation {
    /** Asks a network that all threads ask. */
    ANSWER(40) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) {
            ask(subject.inference(), one(subject.questions(), random));
        }
    },
    CLASSIFY_FILE(10) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            checkPhotograph(subject, subject.classifier().classify(subject.photograph(), Lesson.CLASSES));
        }
    },
    PREDICT(10) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) {
            ask(subject.predictor(), one(subject.usual(), random));
        }
    },
    /** Loads a model and asks it in several shapes. */
    LOAD_MODEL(10) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            askSaved(subject.model(), subject, random);
        }
    },
    SAVE_MODEL(5) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            Path file = folder.resolve("model.zip");
            SavedModel.save(subject.network(), file);
            askSaved(file, subject, random);
        }
    },
    LOAD_WEIGHTS(5) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            ComputationGraph network = subject.definition().create();
            Weights.load(network, subject.weights());
            ask(network, subject, random);
        }
    },
    SAVE_WEIGHTS(5) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            Path file = folder.resolve("model.safetensors");
            Weights.save(subject.network(), file);
            requireSame(file, subject.weights());
        }
    },
    EXPORT(5) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            Path file = folder.resolve("model.onnx");
            Export.onnx(subject.network(), file, ExportOptions.of(subject.definition()));
            requireSame(file, subject.onnx());
            Question question = one(subject.questions(), random);
            List<Integer> image = IntStream.range(1, 4)
                    .map(axis -> (int) question.images().size(axis))
                    .boxed()
                    .toList();
            PredictorOptions options = PredictorOptions.defaults().withImage(new Shape(image));
            try (Predictor predictor = Predictor.open(file, options)) {
                ask(predictor, question);
            }
        }
    },
    /** Trains with checkpoints, saves the result, and loads it. */
    TRAIN(10) {
        @Override
        void run(SoakSubject subject, Random random, Path folder) throws IOException {
            try (TrainingResult result =
                    one(subject.lessons(), random).repeat(Files.createDirectory(folder.resolve("checkpoints")))) {
                Path file = folder.resolve("trained.zip");
                result.save(file);
                try (SavedModel loaded = SavedModel.open(file)) {
                    if (!loaded.network().params().equals(result.network().params())) {
                        throw new WrongAnswerException("what was loaded is not what was saved");
                    }
                }
            }
        }
    };

    private static final int ASKED = 3;

    /** How often it is chosen, of a hundred. */
    final int share;

    SoakOperation(int share) {
        this.share = share;
    }

    /**
     * @param folder an empty folder for its files
     * @throws WrongAnswerException if what comes of it is wrong
     */
    abstract void run(SoakSubject subject, Random random, Path folder) throws IOException;

    static SoakOperation any(Random random) {
        int ticket = random.nextInt(100);
        for (SoakOperation operation : values()) {
            ticket -= operation.share;
            if (ticket < 0) {
                return operation;
            }
        }
        throw new AssertionError("the shares are not 100 together");
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    static void askSaved(Path file, SoakSubject subject, Random random) throws IOException {
        try (SavedModel model = SavedModel.open(file);
                InferenceNetwork inference = model.inference()) {
            ask(inference, subject, random);
        }
    }

    static void ask(ComputationGraph network, SoakSubject subject, Random random) {
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            ask(inference, subject, random);
        }
        network.close();
    }

    private static void ask(InferenceNetwork inference, SoakSubject subject, Random random) {
        for (int i = 0; i < ASKED; i++) {
            ask(inference, one(subject.questions(), random));
        }
    }

    static void ask(InferenceNetwork inference, Question question) {
        question.check(inference.output(question.images()).toFloatMatrix());
    }

    static void ask(Predictor predictor, Question question) {
        question.check(predictor.probabilities(IntStream.range(0, question.answer().length)
                .mapToObj(question::image)
                .toList()));
    }

    private static void checkPhotograph(SoakSubject subject, List<Classification> classes) {
        float[] given = new float[classes.size()];
        classes.forEach(one -> given[one.index()] = (float) one.probability());
        subject.ofPhotograph().check(new float[][] {given});
    }

    private static void requireSame(Path file, Path right) throws IOException {
        if (Files.mismatch(file, right) != -1) {
            throw new WrongAnswerException("the file that was written differs from " + right.getFileName());
        }
    }
}
