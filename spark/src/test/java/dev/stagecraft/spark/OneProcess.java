/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.spark.data.LabelledImages;
import dev.stagecraft.spark.training.Networks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.factory.Nd4j;

/** What the cluster is held against: one process with two threads. Is asked for images a second of a training, and of answers. */
final class OneProcess {
    private static final int BATCH = 128;
    private static final int ANSWERS = 16;

    private final ImageDataset images;
    private TrainingResult trained;

    /** Counts from the first step of the training to its last. */
    private static final class Watch implements TrainingProgress {
        private long begin;
        private long end;
        private int images;
        private int before;

        @Override
        public void epochStarted(int epoch, int epochs, int count, int done) {
            begin = begin == 0 ? System.nanoTime() : begin;
            before = 0;
        }

        @Override
        public void stepFinished(int done, double loss) {
            images += done - before;
            before = done;
            end = System.nanoTime();
        }
    }

    private OneProcess(ImageDataset images) {
        this.images = images;
    }

    /**
     * The program.
     *
     * @param arguments a folder of IDX files
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream replies = System.out;
        System.setOut(System.err);
        OneProcess process =
                new OneProcess(MnistFolder.load(Path.of(arguments[0])).training());
        Requests.serve(
                replies,
                words -> words.get(0).equals("train")
                        ? process.train(Integer.parseInt(words.get(1)))
                        : answers(process.trained, process.images));
        // Threads that some library left must not keep the process.
        System.exit(0);
    }

    /** Images a second. */
    private double train(int epochs) throws IOException {
        Watch watch = new Watch();
        trained = Trainer.of(Networks.find(ClusterProcess.NETWORK), NetworkOptions.defaults())
                .recipe(Recipe.FASHION20.withEpochs(epochs).withBatchSize(BATCH, 1))
                .progress(watch)
                .fit(images);
        return watch.images / ((watch.end - watch.begin) / 1e9);
    }

    /** Images a second from files of PNG; while a batch is computed, the next is decoded. */
    private static double answers(TrainingResult result, ImageDataset images) throws Exception {
        List<byte[]> once = new ArrayList<>();
        for (int index = 0; index < images.size(); index++) {
            once.add(LabelledImages.png(((StoredImage.Decoded) images.read(index)).pixels()));
        }
        List<byte[]> files = Collections.nCopies(ClusterProcess.PASSES, once).stream()
                .flatMap(List::stream)
                .toList();
        ExecutorService decoder = Executors.newSingleThreadExecutor();
        try (InferenceNetwork network = InferenceNetwork.of(result.network())) {
            long begin = System.nanoTime();
            Future<float[]> next = decoder.submit(() -> decoded(result, files, 0));
            for (int from = 0; from < files.size(); from += ANSWERS) {
                float[] values = next.get();
                int following = from + ANSWERS;
                next = decoder.submit(() -> decoded(result, files, following));
                network.output(Nd4j.create(values, new long[] {values.length / 784, 1, 28, 28}, 'c'));
            }
            return files.size() / ((System.nanoTime() - begin) / 1e9);
        } finally {
            decoder.shutdown();
        }
    }

    private static float[] decoded(TrainingResult result, List<byte[]> files, int from) throws IOException {
        int count = Math.max(0, Math.min(ANSWERS, files.size() - from));
        float[] values = new float[count * 784];
        for (int i = 0; i < count; i++) {
            Pixels pixels = ImageFile.pixels(files.get(from + i), Path.of("image"), 1);
            System.arraycopy(result.preprocessing().orElseThrow().apply(pixels), 0, values, i * 784, 784);
        }
        return values;
    }
}
