package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.ImageClassifier;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Labels;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
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
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file) throws IOException {
        save(network, ModelNotes.NONE, file);
    }

    /**
     * Saves a network together with what its images must be scaled by.
     *
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Standardization standardization, Path file) throws IOException {
        save(network, new ModelNotes(Optional.of(standardization), Optional.empty(), List.of()), file);
    }

    /**
     * Saves a network together with how an image becomes its input, and the names of its classes, so that
     * {@link #classifier} needs nothing else.
     *
     * @param classNames in the order of the network's output; none, and they are numbers
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
     * Loads a network that {@link #save} or Deeplearning4j saved. Load files of people you trust only: a configuration
     * names the classes of its layers.
     *
     * @throws IOException if the file is missing or damaged
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ComputationGraph load(Path file) throws IOException {
        return network(read(file), file);
    }

    /**
     * Loads a network together with all that its file says, which is read once. Load files of people you trust only: a configuration names
     * the classes of its layers.
     *
     * @throws IOException if the file is missing or damaged
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static SavedNetwork open(Path file) throws IOException {
        SavedModel model = read(file);
        ModelNotes notes = notes(model, file);
        return new SavedNetwork(
                network(model, file), notes.standardization(), notes.preprocessing(), notes.classNames());
    }

    /**
     * Loads a network that classifies image files by itself: as it was saved by {@link TrainingResult#save}, or with its preprocessing.
     * Load files of people you trust only: a configuration names the classes of its layers.
     *
     * @throws IOException if the file is missing or damaged, or does not say how an image becomes the network's input
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J chose a device that it cannot run on
     */
    public static ImageClassifier classifier(Path file) throws IOException {
        SavedNetwork saved = open(file);
        Preprocessing preprocessing = saved.preprocessing()
                .orElseThrow(() -> new IOException("The model " + file
                        + " does not say how an image becomes its input: load it with ModelFile.load, and give"
                        + " ImageClassifier.of a preprocessing."));
        ImageClassifier classifier = ImageClassifier.of(preprocessing, saved.network());
        return saved.classNames().isEmpty() ? classifier : classifier.withLabels(new Labels(saved.classNames()));
    }

    /**
     * What the images of a saved network must be scaled by; empty if the file does not say.
     *
     * @throws IOException if the file is missing or damaged
     */
    public static Optional<Standardization> standardization(Path file) throws IOException {
        return notes(read(file), file).standardization();
    }

    /**
     * How an image becomes the input of a saved network; empty if the file does not say.
     *
     * @throws IOException if the file is missing or damaged
     */
    public static Optional<Preprocessing> preprocessing(Path file) throws IOException {
        return notes(read(file), file).preprocessing();
    }

    /**
     * The names of a saved network's classes, in the order of its output; empty if the file does not say.
     *
     * @throws IOException if the file is missing or damaged
     */
    public static List<String> classNames(Path file) throws IOException {
        return notes(read(file), file).classNames();
    }

    static void save(ComputationGraph network, ModelNotes notes, Path file) throws IOException {
        SavedModel model =
                new SavedModel(network.getConfiguration().toJson(), network.params(), Optional.empty(), notes.format());
        try {
            ModelArchive.write(file, model);
        } catch (IOException e) {
            throw new IOException(WriteFailure.sentence("the model " + file, model, e), e);
        }
    }

    private static SavedModel read(Path file) throws IOException {
        Backend.current().requireUsable();
        try {
            return ModelArchive.read(file);
        } catch (DamagedFileException e) {
            throw new IOException(
                    "The model " + file + " is damaged, since " + e.getMessage() + ": save or copy it again.", e);
        } catch (NoSuchFileException e) {
            throw new IOException("The model " + file + " does not exist: check the path.", e);
        }
    }

    private static ComputationGraph network(SavedModel model, Path file) throws IOException {
        try {
            ComputationGraph network =
                    Execution.AUTO.network(ComputationGraphConfiguration.fromJson(model.configuration()));
            network.init(model.parameters(), false);
            return network;
        } catch (RuntimeException e) {
            throw new IOException(
                    "The model " + file + " is not one that this program knows (" + e.getMessage()
                            + "): it must be a ComputationGraph, and the classes of its layers must be on the class path.",
                    e);
        }
    }

    private static ModelNotes notes(SavedModel model, Path file) throws IOException {
        try {
            return ModelNotes.parse(model.notes());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "The model " + file + " has notes on its images that make no sense (" + e.getMessage()
                            + "): save it again.",
                    e);
        }
    }
}
