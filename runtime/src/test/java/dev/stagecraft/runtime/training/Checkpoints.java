/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.learning.config.Adam;

/** Small models and checkpoints, and their seals. */
public final class Checkpoints {
    /** The comment of a zip file that is to be sealed. */
    public static final String BLANK_SEAL = Seal.BLANK;

    private Checkpoints() {}

    /** A model that was saved, without its seal, and one that Deeplearning4j saved. */
    public static List<byte[]> models(Path folder) throws IOException {
        ComputationGraph network = new TinyNetwork().create();
        Path file = folder.resolve("sound");
        SavedModel.save(
                network,
                file,
                ModelNotes.none()
                        .withStandardization(new Standardization(List.of(0.5), List.of(0.25)))
                        .withClassNames(List.of("bag", "boot", "coat")));
        byte[] ours = Files.readAllBytes(file);
        ModelSerializer.writeModel(network, file.toFile(), true);
        byte[] theirs = Files.readAllBytes(file);
        Files.delete(file);
        return List.of(ours, theirs);
    }

    /** A checkpoint after an epoch. */
    public static byte[] checkpoint(Path folder) throws IOException {
        Path file = folder.resolve("sound");
        TrainingState state = new TrainingState(9, 2, 1.5, List.of(new EpochResult(1, 0.75, OptionalDouble.of(0.5))));
        ComputationGraph network =
                new TinyNetwork().create(NetworkOptions.defaults().withUpdater(new Adam(0.1)));
        Map<String, String> notes = new HashMap<>(state.format());
        notes.putAll(new TrainingSettings(new TreeMap<>(Map.of("network", "TinyNetwork"))).format());
        ModelArchive.write(file, ModelContent.of(network, new Steps.OfNetwork(network, new Adam(0.01)), notes));
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        return content;
    }

    /** Seals a file anew if it still ends with a seal. */
    public static void seal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (Seal.isPresent(channel)) {
                Seal.close(channel);
            }
        }
    }

    /** Reads a file as the newest checkpoint of a folder of its own. */
    public static void read(Path file) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("checkpoints"));
        Files.move(file, folder.resolve("step-00000009.zip"), StandardCopyOption.REPLACE_EXISTING);
        try (CheckpointFolder opened = CheckpointFolder.open(folder)) {
            opened.newest();
        }
    }
}
