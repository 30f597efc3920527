/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A trained network, to be closed.
 *
 * @param network the network after the last epoch
 * @param standardization what its images must be scaled by
 * @param history every epoch in order, those before a resumption included
 * @param preprocessing how an image becomes the network's input; empty if the input has neither 1 channel nor 3
 * @param classNames the names of the classes, in the order of the network's output
 */
public record TrainingResult(
        ComputationGraph network,
        Standardization standardization,
        List<EpochResult> history,
        Optional<Preprocessing> preprocessing,
        List<String> classNames)
        implements AutoCloseable {
    /**
     * Copies the lists.
     *
     * @param network the network after the last epoch
     * @param standardization what its images must be scaled by
     * @param history every epoch in order, those before a resumption included
     * @param preprocessing how an image becomes the network's input
     * @param classNames the names of the classes, in the order of the network's output
     */
    public TrainingResult {
        history = List.copyOf(history);
        classNames = List.copyOf(classNames);
    }

    /** One sentence: how long it was trained, and how well it does. */
    @Override
    public String toString() {
        String length = history.size() == 1 ? "1 epoch" : history.size() + " epochs";
        return "a network of " + classNames.size() + " classes, trained for " + length + ": "
                + history.get(history.size() - 1).figures();
    }

    /**
     * Classifies images, wherever they are kept.
     *
     * @param images those to classify
     * @return how many of each class were taken for which
     * @throws IOException if an image cannot be read
     */
    public ClassificationReport evaluate(BatchSource images) throws IOException {
        return Evaluator.evaluate(network, standardization, images);
    }

    /**
     * Saves the network together with its standardization, its preprocessing and the names of its classes.
     *
     * @param file the file to write
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public void save(Path file) throws IOException {
        SavedModel.save(network, file, new ModelNotes(Optional.of(standardization), preprocessing, classNames));
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
                preprocessing
                        .map(images -> ExportOptions.of(images, classNames))
                        .orElseGet(() -> ExportOptions.defaults().withClassNames(classNames)));
    }

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }
}
