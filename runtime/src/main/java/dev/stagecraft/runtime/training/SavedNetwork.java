/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

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
 * All that a model's file holds.
 *
 * @param network with its weights, ready to run or to train further
 * @param standardization what the images must be scaled by; empty if the file does not say
 * @param preprocessing how an image becomes the network's input; empty if the file does not say
 * @param classNames in the order of the network's output; none, and they are numbers
 */
public record SavedNetwork(
        ComputationGraph network,
        Optional<Standardization> standardization,
        Optional<Preprocessing> preprocessing,
        List<String> classNames) {
    /**
     * Copies the list.
     *
     * @param network with its weights, ready to run or to train further
     * @param standardization what the images must be scaled by
     * @param preprocessing how an image becomes the network's input
     * @param classNames in the order of the network's output
     */
    public SavedNetwork {
        classNames = List.copyOf(classNames);
    }

    /** What is known of the network. */
    @Override
    public String toString() {
        return "a network of " + network.getNumLayers() + " layers"
                + (classNames.isEmpty() ? "" : " that tells " + classNames.size() + " classes apart")
                + (preprocessing.isPresent() ? ", with its preprocessing" : "");
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
                        .orElseGet(() -> ExportOptions.defaults().withLabels(classNames)));
    }
}
