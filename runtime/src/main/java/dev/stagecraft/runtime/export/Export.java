/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Writes trained networks for other programs. */
public final class Export {
    private Export() {}

    /**
     * Writes a network as {@link #onnx(ComputationGraph, Path, ExportOptions)} does, without a name or a usual size of images, which
     * {@link dev.stagecraft.runtime.serving.Predictor} then has to be told. A file that serves by itself is written by
     * {@link ExportOptions#of(NetworkDefinition)}, or by what was trained or loaded:
     * {@code TrainingResult.export} and {@code SavedModel.export}.
     *
     * @param network a graph of one input, {@code [N, C, H, W]}, that has been initialized
     * @param file the file to write
     * @throws IllegalArgumentException if the network has a part that cannot be written, which the message names, or a weight that is
     *     not finite
     * @throws IOException if the file cannot be written
     */
    public static void onnx(ComputationGraph network, Path file) throws IOException {
        onnx(network, file, ExportOptions.defaults());
    }

    /**
     * Writes a network, with its weights as they are now, as a file of the Open Neural Network Exchange (ONNX). {@link OnnxFormat} has
     * its versions and the names of its input and outputs. The numbers are float32, whatever type the network has; layers that
     * only do something in training, such as dropout, are left out.
     *
     * <p>The length of a batch is free. Height and width are free as well where a global pool comes before the classifier. A
     * classifier that takes a flattened map binds them to those of the options' image; without one they are left open, and
     * a size that does not fit fails when the file is run.
     *
     * <p>Beside the network itself, one layer's weights are in memory, twice, at a time. The file appears under its name when it is
     * whole; until then, and if writing it fails, what was there stays.
     *
     * @param network a graph of one input, {@code [N, C, H, W]}, and one output, that has been initialised
     * @param file the file to write
     * @param options the network's name, images and class names, and more metadata
     * @throws IllegalArgumentException if the network has a part that cannot be written, which the message names; if the options do
     *     not fit it; if a weight is not finite; or if it needs more than the 2 GB that a file can hold
     * @throws IOException if the file cannot be written
     */
    public static void onnx(ComputationGraph network, Path file, ExportOptions options) throws IOException {
        OnnxFile content = OnnxModel.of(network, options);
        AtomicFile.write(file, channel -> content.writeTo(Channels.newOutputStream(channel)));
    }
}
