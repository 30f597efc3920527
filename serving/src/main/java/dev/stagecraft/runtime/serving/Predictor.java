/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Classifies images with a network that {@code Export.onnx} of the module {@code runtime} wrote.
 *
 * <pre>{@code
 * try (Predictor predictor = Predictor.open(Path.of("resnet50.onnx"))) {
 *     List<Classification> classes = predictor.classify(Path.of("cat.jpg"), 5);
 * }
 * }</pre>
 *
 * <p>An image is the numbers that the network takes, {@code [C, H, W]} in C order: row by row, all of one channel before the next.
 * Any number of threads may ask at once. ONNX Runtime computes, on a CPU with {@code com.microsoft.onnxruntime:onnxruntime} on the
 * class path, and on a GPU with {@code onnxruntime_gpu} in its place. Deeplearning4j is not needed.
 */
public final class Predictor implements ImageClassifier {
    private final OnnxRuntimeSession session;
    private final ServedModel model;
    private final int batch;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean isClosed;

    private Predictor(OnnxRuntimeSession session, ServedModel model, int batch) {
        this.session = session;
        this.model = model;
        this.batch = batch;
    }

    /**
     * Opens a file as {@link #open(Path, PredictorOptions)} does, with {@linkplain PredictorOptions#defaults() default options}.
     *
     * @param file an ONNX file that {@code Export.onnx} wrote
     * @return a network that is ready to serve, to be closed
     * @throws IOException if the file cannot be read
     */
    public static Predictor open(Path file) throws IOException {
        return open(file, PredictorOptions.defaults());
    }

    /**
     * Reads a file.
     *
     * @param file an ONNX file that {@code Export.onnx} wrote
     * @param options how it serves
     * @return a network that is ready to serve, to be closed
     * @throws NoSuchFileException if there is none
     * @throws AccessDeniedException if it may not be read
     * @throws InvalidModelException if the file is not of ONNX, or is none that {@code Export.onnx} wrote
     * @throws IllegalArgumentException if the options do not fit the file, or nobody says which size its images have
     * @throws UnsupportedRuntimeException if the class path has no ONNX Runtime, or its native library does not load
     * @throws UnsupportedException if the device must be a GPU and cannot
     */
    public static Predictor open(Path file, PredictorOptions options) throws IOException {
        requireFile(file);
        OnnxRuntimeSession session = session(file, options);
        try {
            return new Predictor(session, ServedModel.of(file, session.signature(file), options), options.batch());
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static OnnxRuntimeSession session(Path file, PredictorOptions options) throws IOException {
        OnnxRuntimeLibrary.require();
        try {
            return OnnxRuntimeSession.open(file, options);
        } catch (LinkageError fault) {
            throw OnnxRuntimeLibrary.mixed(fault);
        }
    }

    private static void requireFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString(), null, file + " does not exist; write it with Export.onnx.");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidModelException(file, "is not a file; name one that Export.onnx wrote.");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString(), null, file + " may not be read: check its permissions.");
        }
    }

    /** {@return the shape of an image, {@code [channels, height, width]}} */
    public Shape image() {
        return model.image();
    }

    @Override
    public List<String> classNames() {
        return model.classNames();
    }

    /**
     * {@return how an image file becomes what the network takes; empty if the file does not say}
     *
     * @throws IllegalArgumentException if the file says something that makes no sense
     */
    @Override
    public Optional<Preprocessing> preprocessing() {
        return Preprocessing.of(model.metadata());
    }

    /** {@return what the file says about itself: its {@code metadata_props}} */
    public Map<String, String> metadata() {
        return model.metadata();
    }

    /**
     * {@return the most probable classes of an image, the most probable first}
     *
     * @param image {@code [C, H, W]}
     * @param k how many; all of them, if there are fewer
     * @throws IllegalArgumentException if the image is null or has another length or a value that is not finite, or {@code k} is below 1
     * @throws IllegalStateException if the predictor is closed, or ONNX Runtime fails
     */
    @Override
    public List<Classification> classify(float[] image, int k) {
        requireSome(k);
        return Classification.top(probabilities(image), model.classNames(), k);
    }

    /**
     * {@inheritDoc} They are read and computed in batches of at most {@link PredictorOptions#batch()}.
     *
     * @throws IllegalStateException if the network's file has no preprocessing, if the predictor is closed, or ONNX Runtime fails
     */
    @Override
    public List<List<Classification>> classify(List<Path> files, int k) throws IOException {
        requireSome(k);
        Preprocessing preprocessing = requirePreprocessing();
        List<List<Classification>> results = new ArrayList<>();
        for (int start = 0; start < files.size(); start += batch) {
            List<float[]> images = new ArrayList<>();
            for (Path file : files.subList(start, Math.min(files.size(), start + batch))) {
                images.add(preprocessing.apply(file));
            }
            for (float[] row : probabilities(images)) {
                results.add(Classification.top(row, model.classNames(), k));
            }
        }
        return results;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the network's file has no preprocessing, if the predictor is closed, or ONNX Runtime fails
     */
    @Override
    public List<Classification> classify(BufferedImage image, int k) {
        if (image == null) {
            throw new IllegalArgumentException("The image is null; ImageIO.read gives that for what is no image.");
        }
        return classify(requirePreprocessing().apply(image), k);
    }

    private Preprocessing requirePreprocessing() {
        return preprocessing()
                .orElseThrow(() -> new UnsupportedException(model.name()
                        + " does not say how an image becomes its input: export it with ExportOptions.of, from a network with"
                        + " @Preprocessing, or classify the numbers that Preprocessing.apply gives."));
    }

    private static void requireSome(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1.");
        }
    }

    /**
     * {@return the probability of each class}
     *
     * @param image {@code [C, H, W]}
     * @throws IllegalArgumentException if the image is null or has another length, or a value that is not finite
     * @throws IllegalStateException if the predictor is closed, or ONNX Runtime fails
     */
    public float[] probabilities(float[] image) {
        return probabilities(Collections.singletonList(image))[0];
    }

    /**
     * The probability of each class for each image. They are computed in batches of at most {@link PredictorOptions#batch()}.
     *
     * @param images {@code [C, H, W]} each
     * @return {@code [N, classes]}
     * @throws IllegalArgumentException if an image is null or has another length, or a value that is not finite
     * @throws IllegalStateException if the predictor is closed, or ONNX Runtime fails
     */
    @Override
    public float[][] probabilities(List<float[]> images) {
        requireImages(images);
        Lock open = use.readLock();
        open.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("The predictor is closed; open another with Predictor.open.");
            }
            float[][] probabilities = new float[images.size()][];
            for (int start = 0; start < images.size(); start += batch) {
                List<float[]> chunk = images.subList(start, Math.min(start + batch, images.size()));
                float[][] rows = session.run(buffer(chunk), model.image().ofBatch(chunk.size()));
                System.arraycopy(rows, 0, probabilities, start, rows.length);
            }
            return probabilities;
        } finally {
            open.unlock();
        }
    }

    private void requireImages(List<float[]> images) {
        if (images == null) {
            throw new IllegalArgumentException("The images are null; they must be a list of images.");
        }
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i) == null) {
                throw new IllegalArgumentException("Image " + i + " is null; it must have "
                        + model.image().size() + " numbers, for " + model.image() + ".");
            }
            float[] image = images.get(i);
            int length = image.length;
            if (length != model.image().size()) {
                throw new IllegalArgumentException("Image " + i + " has " + length + " numbers; it must have "
                        + model.image().size() + ", for " + model.image() + ".");
            }
            requireFinite(i, image);
        }
    }

    /** A ReLU may make 0 of NaN, and so an ordinary answer. */
    private static void requireFinite(int index, float[] image) {
        for (float value : image) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("Image " + index + " has the value " + value
                        + ", so that its answer would mean nothing; each must be finite.");
            }
        }
    }

    /** ONNX Runtime reads direct memory where it is. */
    private FloatBuffer buffer(List<float[]> images) {
        int bytes = Math.toIntExact(model.image().size() * images.size() * Float.BYTES);
        FloatBuffer buffer =
                ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
        images.forEach(buffer::put);
        return buffer.flip();
    }

    @Override
    public void close() {
        Lock closed = use.writeLock();
        closed.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                session.close();
            }
        } finally {
            closed.unlock();
        }
    }

    /** {@code resnet50.onnx, images of 3x224x224, on the CPU (ONNX Runtime 1.29.0), in batches of at most 32}. */
    @Override
    public String toString() {
        return model + ", on " + session + ", in batches of at most " + batch;
    }
}
