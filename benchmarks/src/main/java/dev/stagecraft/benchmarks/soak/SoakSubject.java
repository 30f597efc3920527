/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import dev.stagecraft.benchmarks.declared.Declaration;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.Weights;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with trained weights, in memory and in files, and what it is known to answer.
 *
 * @param source the definition reads its table of layers from its folder
 * @param saved what {@code model}, {@code weights} and {@code onnx} are files of
 * @param questions images of many sizes and batches
 * @param usual those of the size that is declared
 * @param photograph an image file, with its answer
 */
record SoakSubject(
        Declaration source,
        NetworkDefinition definition,
        SavedModel saved,
        Path model,
        Path weights,
        Path onnx,
        InferenceNetwork inference,
        NetworkClassifier classifier,
        Predictor predictor,
        List<Question> questions,
        List<Question> usual,
        Path photograph,
        Question ofPhotograph,
        List<Lesson> lessons)
        implements AutoCloseable {
    private static final int SIZES = 40;
    private static final int LARGEST_BATCH = 6;
    private static final int STEPS = 4;
    private static final int SIDE = 32;

    /** @param folder where its files are written */
    static SoakSubject of(SoakNetwork declared, Path folder) throws Exception {
        Random random = new Random(declared.ordinal());
        Declaration source = declared.declaration();
        NetworkDefinition definition = source.load();
        ComputationGraph stock = trained(definition, random);
        Path model = folder.resolve(declared + ".zip");
        Path weights = folder.resolve(declared + ".safetensors");
        Path onnx = folder.resolve(declared + ".onnx");
        SavedModel.save(stock, model);
        Weights.save(stock, weights);
        Export.onnx(stock, onnx, ExportOptions.of(definition));
        SavedModel saved = SavedModel.open(model);
        Path photograph = photograph(folder.resolve(declared + ".png"), random);
        Preprocessing preprocessing = Preprocessing.of(3, SIDE, SIDE);
        float[] seen = preprocessing.apply(photograph);
        Stream<Question> questions = IntStream.range(0, SIZES)
                .mapToObj(
                        size -> question(stock, random, 1 + random.nextInt(LARGEST_BATCH), even(random), even(random)));
        Stream<Question> usual =
                IntStream.rangeClosed(1, LARGEST_BATCH).mapToObj(batch -> question(stock, random, batch, SIDE, SIDE));
        return new SoakSubject(
                source,
                definition,
                saved,
                model,
                weights,
                onnx,
                saved.inference(),
                NetworkClassifier.of(preprocessing, saved.network()),
                Predictor.open(onnx),
                questions.toList(),
                usual.toList(),
                photograph,
                question(stock, Nd4j.create(seen, new long[] {1, 3, SIDE, SIDE}, 'c')),
                List.of(Lesson.of(definition, 8), Lesson.of(definition, 12)));
    }

    /** A few steps, so that the running statistics are those of something. */
    private static ComputationGraph trained(NetworkDefinition definition, Random random) {
        ComputationGraph network = definition.create(NetworkOptions.defaults().withExecution(Execution.DEEPLEARNING4J));
        for (int step = 0; step < STEPS; step++) {
            INDArray labels = Nd4j.zeros(LARGEST_BATCH, Lesson.CLASSES);
            for (int image = 0; image < LARGEST_BATCH; image++) {
                labels.putScalar(image, random.nextInt(Lesson.CLASSES), 1);
            }
            network.fit(new DataSet(images(random, LARGEST_BATCH, SIDE, SIDE), labels));
        }
        return network;
    }

    private static int even(Random random) {
        return 16 + 2 * random.nextInt(16);
    }

    private static INDArray images(Random random, int batch, int height, int width) {
        float[] values = new float[batch * 3 * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.create(values, new long[] {batch, 3, height, width}, 'c');
    }

    private static Question question(ComputationGraph stock, Random random, int batch, int height, int width) {
        return question(stock, images(random, batch, height, width));
    }

    private static Question question(ComputationGraph stock, INDArray images) {
        return new Question(images, stock.outputSingle(images).toFloatMatrix());
    }

    private static Path photograph(Path file, Random random) throws Exception {
        BufferedImage image = new BufferedImage(50, 41, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    ComputationGraph network() {
        return saved.network();
    }

    @Override
    public void close() throws IOException {
        inference.close();
        classifier.close();
        predictor.close();
        saved.close();
        source.close();
    }
}
