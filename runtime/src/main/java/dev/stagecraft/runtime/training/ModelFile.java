package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network in a file, in the format of Deeplearning4j's {@code ModelSerializer}, which can read it too. What the updater
 * remembers is not kept.
 */
public final class ModelFile {
    private static final String MEAN = "standardization.mean";
    private static final String STANDARD_DEVIATION = "standardization.standardDeviation";

    private ModelFile() {}

    /**
     * Saves a network.
     *
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Path file) throws IOException {
        save(network, Map.of(), file);
    }

    /**
     * Saves a network together with what its images must be scaled by.
     *
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public static void save(ComputationGraph network, Standardization standardization, Path file) throws IOException {
        save(
                network,
                Map.of(
                        MEAN,
                        format(standardization.mean()),
                        STANDARD_DEVIATION,
                        format(standardization.standardDeviation())),
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
        SavedModel model = read(file);
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

    /**
     * What the images of a saved network must be scaled by; empty if the file does not say.
     *
     * @throws IOException if the file is missing or damaged
     */
    public static Optional<Standardization> standardization(Path file) throws IOException {
        Map<String, String> notes = read(file).notes();
        return Optional.ofNullable(notes.get(MEAN))
                .map(mean -> new Standardization(parse(mean), parse(notes.get(STANDARD_DEVIATION))));
    }

    private static void save(ComputationGraph network, Map<String, String> notes, Path file) throws IOException {
        SavedModel model =
                new SavedModel(network.getConfiguration().toJson(), network.params(), Optional.empty(), notes);
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

    private static String format(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Double> parse(String values) {
        return Stream.of(values.split(" ")).map(Double::valueOf).toList();
    }
}
