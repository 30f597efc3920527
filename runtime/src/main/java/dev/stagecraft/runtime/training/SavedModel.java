/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.file.UnwritableFileException;
import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.weights.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network that was saved in a file, with what the file says of its images and classes. The format is that of Deeplearning4j's {@code
 * ModelSerializer}, which can read it too. What the updater remembers is not kept.
 *
 * <pre>{@code
 * try (SavedModel model = SavedModel.open(Path.of("model.zip"));
 *         ImageClassifier classifier = model.classifier()) {
 *     System.out.println(classifier.classify(Path.of("cat.jpg"), 5));
 * }
 * }</pre>
 */
public final class SavedModel implements AutoCloseable {
    private final Path file;
    private final ComputationGraph network;
    private final ModelNotes notes;
    private final InferenceOptions inference;

    private SavedModel(Path file, ComputationGraph network, ModelNotes notes, InferenceOptions inference) {
        this.file = file;
        this.network = network;
        this.notes = notes;
        this.inference = inference;
    }

    /**
     * Opens a file as {@link #open(Path, SavedModelOptions)} does, with {@linkplain SavedModelOptions#defaults() default options}.
     *
     * @param file the file to read
     * @return the network and what its file says, to be closed
     * @throws InvalidSavedModelException if the file is missing, damaged or of another kind
     * @throws IOException if the file cannot be read
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static SavedModel open(Path file) throws IOException {
        return open(file, SavedModelOptions.defaults());
    }

    /**
     * Opens a file that {@link #save}, {@link TrainingResult#save} or Deeplearning4j wrote. It may be anybody's: nothing is allocated, and no class
     * initialized, because it says so, and a network of other classes than the options allow is refused.
     *
     * @param file the file to read
     * @param options which classes it may name, and who computes its network
     * @return the network and what its file says, to be closed
     * @throws InvalidSavedModelException if the file is missing, damaged or of another kind, or names other classes
     * @throws IOException if the file cannot be read
     * @throws dev.stagecraft.runtime.fault.UnsupportedException if the execution of the options cannot be
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static SavedModel open(Path file, SavedModelOptions options) throws IOException {
        return read(file, model -> {
            ModelNotes notes = notes(model);
            ComputationGraph network = StoredNetwork.of(model, options);
            return new SavedModel(file, network, notes, options.inference());
        });
    }

    /**
     * Saves a network alone.
     *
     * @param network which has been initialized
     * @param file the file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file) throws IOException {
        save(network, file, ModelNotes.none());
    }

    /**
     * Saves a network together with what a program needs that asks it.
     *
     * @param network which has been initialized
     * @param file the file to write
     * @param notes what its images must be scaled by, how an image becomes its input, and the names of its classes
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file, ModelNotes notes) throws IOException {
        ModelContent model = new ModelContent(
                network.getConfiguration().toJson(), network.params(), Optional.empty(), notes.format());
        try {
            ModelArchive.write(file, model);
        } catch (UnwritableFileException e) {
            throw new IOException(model.unsaved("the model " + file, e.failure()), e);
        }
    }

    /** {@return the network with its weights, ready to run or to train further, until this model is closed} */
    public ComputationGraph network() {
        return network;
    }

    /** {@return what the images must be scaled by; empty if the file does not say} */
    public Optional<Standardization> standardization() {
        return notes.standardization();
    }

    /** {@return how an image becomes the network's input; empty if the file does not say} */
    public Optional<Preprocessing> preprocessing() {
        return notes.preprocessing();
    }

    /** {@return the names of the classes, in the order of the network's output; none, and they are numbers} */
    public List<String> classNames() {
        return notes.classNames();
    }

    /**
     * {@return what says of images what they show} It has a network of its own, is closed by itself, and answers behind the end of this model too.
     *
     * @throws InvalidSavedModelException if the file does not say how an image becomes the network's input
     * @throws IllegalArgumentException if the network tells no classes apart, or has a weight that is not finite
     */
    public NetworkClassifier classifier() throws InvalidSavedModelException {
        Preprocessing preprocessing = preprocessing()
                .orElseThrow(() -> new InvalidSavedModelException(
                        file,
                        "does not say how an image becomes its input: give NetworkClassifier.of its network and a"
                                + " preprocessing."));
        NetworkClassifier classifier = NetworkClassifier.of(preprocessing, network, inference);
        return classNames().isEmpty() ? classifier : classifier.withClassNames(new ClassNames(classNames()));
    }

    /**
     * {@return the network as it is now, which only answers} It is closed by itself, and answers behind the end of this model too.
     *
     * @throws IllegalArgumentException if the network has several inputs, or a weight that is not finite
     */
    public InferenceNetwork inference() {
        return InferenceNetwork.of(network, inference);
    }

    /**
     * Writes the network as a file of ONNX that serves by itself: with the size of its images, its preprocessing and the names of its classes.
     *
     * @param file the file to write
     * @throws IllegalArgumentException if the network has a part that cannot be written, which the message names
     * @throws IOException if the file cannot be written; a file that was there stays as it was
     */
    public void export(Path file) throws IOException {
        Export.onnx(
                network,
                file,
                preprocessing()
                        .map(images -> ExportOptions.of(images, classNames()))
                        .orElseGet(() -> ExportOptions.defaults().withClassNames(classNames())));
    }

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }

    /** What is known of the network. */
    @Override
    public String toString() {
        return "a network of " + network.getNumLayers() + " layers"
                + (classNames().isEmpty() ? "" : " that tells " + classNames().size() + " classes apart")
                + (preprocessing().isPresent() ? ", with its preprocessing" : "");
    }

    /** What is read of a model. */
    @FunctionalInterface
    interface Part<T> {
        T of(StoredModel model) throws IOException;
    }

    static <T> T read(Path file, Part<T> part) throws IOException {
        Backend.current().requireUsable();
        if (Files.isDirectory(file)) {
            throw new InvalidSavedModelException(file, "is a folder: name the file in it.");
        }
        try (StoredModel model = StoredModel.open(file)) {
            return part.of(model);
        } catch (DamagedFileException e) {
            throw new InvalidSavedModelException(
                    file, "is damaged, since " + e.getMessage() + ": save or copy it again.", e);
        } catch (ForeignModelException e) {
            throw new InvalidSavedModelException(file, e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new InvalidSavedModelException(file, "does not exist: check the path.", e);
        }
    }

    static ModelNotes notes(StoredModel model) throws IOException {
        try {
            return ModelNotes.parse(model.notes());
        } catch (IllegalArgumentException e) {
            throw new ForeignModelException(
                    "has notes on its images that make no sense (" + Excerpt.of(String.valueOf(e.getMessage()))
                            + "): save it again.",
                    e);
        }
    }
}
