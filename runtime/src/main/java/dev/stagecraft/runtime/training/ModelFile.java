/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.ImageClassifier;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.file.UnwritableFileException;
import dev.stagecraft.runtime.images.Labels;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.weights.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network in a file, in the format of Deeplearning4j's {@code ModelSerializer}, which can read it too. What the updater
 * remembers is not kept.
 */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Saves a network.
     *
     * @param network which has been initialized
     * @param file the file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file) throws IOException {
        save(network, ModelNotes.NONE, file);
    }

    /**
     * Saves a network together with what its images must be scaled by.
     *
     * @param network which has been initialized
     * @param standardization what pixels are scaled by
     * @param file the file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Standardization standardization, Path file) throws IOException {
        save(network, new ModelNotes(Optional.of(standardization), Optional.empty(), List.of()), file);
    }

    /**
     * Saves a network together with how an image becomes its input, and the names of its classes, so that
     * {@link #classifier} needs nothing else.
     *
     * @param network which has been initialized
     * @param preprocessing how an image becomes the network's input
     * @param classNames in the order of the network's output; none, and they are numbers
     * @param file the file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Preprocessing preprocessing, List<String> classNames, Path file)
            throws IOException {
        save(
                network,
                new ModelNotes(Optional.of(Standardization.of(preprocessing)), Optional.of(preprocessing), classNames),
                file);
    }

    /**
     * Loads a network that {@link #save} or Deeplearning4j saved. The file may be anybody's: nothing is allocated, and no class initialized, because it
     * says so, and what is no model of {@link ModelClasses#known()} is refused.
     *
     * @param file the file to read
     * @return the network
     * @throws IOException if the file is missing, damaged or of another kind
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ComputationGraph load(Path file) throws IOException {
        return load(file, ModelClasses.known());
    }

    /**
     * Loads a network with layers of yours.
     *
     * @param file the file to read
     * @param classes that the network may be made of
     * @return the network
     * @throws IOException if the file is missing, damaged or of another kind, or names other classes
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ComputationGraph load(Path file, ModelClasses classes) throws IOException {
        return read(file, model -> StoredNetwork.of(model, classes));
    }

    /**
     * Loads a network together with all that its file says. The file may be anybody's, as with {@link #load(Path)}.
     *
     * @param file the file to read
     * @return the network and what it needs
     * @throws IOException if the file is missing, damaged or of another kind
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static SavedNetwork open(Path file) throws IOException {
        return open(file, ModelClasses.known());
    }

    /**
     * Loads a network with layers of yours together with all that its file says.
     *
     * @param file the file to read
     * @param classes that the network may be made of
     * @return the network and what it needs
     * @throws IOException if the file is missing, damaged or of another kind, or names other classes
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static SavedNetwork open(Path file, ModelClasses classes) throws IOException {
        return read(file, model -> {
            ModelNotes notes = notes(model);
            return new SavedNetwork(
                    StoredNetwork.of(model, classes),
                    notes.standardization(),
                    notes.preprocessing(),
                    notes.classNames());
        });
    }

    /**
     * Loads a network that classifies image files by itself: as it was saved by {@link TrainingResult#save}, or with its preprocessing. The file may
     * be anybody's, as with {@link #load(Path)}.
     *
     * @param file the file to read
     * @return the network with its preprocessing and the names of its classes
     * @throws IOException if the file is missing, damaged or of another kind, or does not say how an image becomes the network's input
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ImageClassifier classifier(Path file) throws IOException {
        return classifier(file, ModelClasses.known());
    }

    /**
     * Loads a network with layers of yours that classifies image files by itself.
     *
     * @param file the file to read
     * @param classes that the network may be made of
     * @return the network with its preprocessing and the names of its classes
     * @throws IOException if the file is missing, damaged or of another kind, names other classes, or does not say how an image becomes
     *     the network's input
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ImageClassifier classifier(Path file, ModelClasses classes) throws IOException {
        SavedNetwork saved = open(file, classes);
        Preprocessing preprocessing = saved.preprocessing()
                .orElseThrow(() -> new IOException("The model " + file
                        + " does not say how an image becomes its input: load it with ModelFile.load, and give"
                        + " ImageClassifier.of a preprocessing."));
        ImageClassifier classifier = ImageClassifier.of(preprocessing, saved.network());
        return saved.classNames().isEmpty() ? classifier : classifier.withLabels(new Labels(saved.classNames()));
    }

    /**
     * {@return what the images of a saved network must be scaled by; empty if the file does not say}
     *
     * @param file the file to read
     * @throws IOException if the file is missing or damaged
     */
    public static Optional<Standardization> standardization(Path file) throws IOException {
        return read(file, ModelFile::notes).standardization();
    }

    /**
     * {@return how an image becomes the input of a saved network; empty if the file does not say}
     *
     * @param file the file to read
     * @throws IOException if the file is missing or damaged
     */
    public static Optional<Preprocessing> preprocessing(Path file) throws IOException {
        return read(file, ModelFile::notes).preprocessing();
    }

    /**
     * {@return the names of a saved network's classes, in the order of its output; empty if the file does not say}
     *
     * @param file the file to read
     * @throws IOException if the file is missing or damaged
     */
    public static List<String> classNames(Path file) throws IOException {
        return read(file, ModelFile::notes).classNames();
    }

    static void save(ComputationGraph network, ModelNotes notes, Path file) throws IOException {
        SavedModel model =
                new SavedModel(network.getConfiguration().toJson(), network.params(), Optional.empty(), notes.format());
        try {
            ModelArchive.write(file, model);
        } catch (UnwritableFileException e) {
            throw new IOException(model.unsaved("the model " + file, e.failure()), e);
        }
    }

    /** What is read of a model. */
    @FunctionalInterface
    private interface Part<T> {
        T of(StoredModel model) throws IOException;
    }

    private static <T> T read(Path file, Part<T> part) throws IOException {
        Backend.current().requireUsable();
        if (Files.isDirectory(file)) {
            throw new IOException("The model " + file + " is a folder: name the file in it.");
        }
        try (StoredModel model = StoredModel.open(file)) {
            return part.of(model);
        } catch (DamagedFileException e) {
            throw new IOException(
                    "The model " + file + " is damaged, since " + e.getMessage() + ": save or copy it again.", e);
        } catch (ForeignModelException e) {
            throw new IOException("The model " + file + " " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IOException("The model " + file + " does not exist: check the path.", e);
        }
    }

    private static ModelNotes notes(StoredModel model) throws IOException {
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
