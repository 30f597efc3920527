/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights of a small network in a file. */
public final class SmallWeights {
    private static final ComputationGraph NETWORK = SmallResNet.create(2, 5, DataType.FLOAT);
    private static final INDArray WEIGHTS = NETWORK.params().dup();

    private SmallWeights() {}

    /** A file that {@link #load} loads. */
    public static byte[] file(Path folder) throws IOException {
        Path file = folder.resolve("sound");
        Weights.save(SmallResNet.create(1, 5, DataType.FLOAT), file);
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        return content;
    }

    /** Loads a file, all of it or nothing. */
    public static void load(Path file) throws IOException {
        boolean isLoaded = false;
        try {
            Weights.load(NETWORK, file);
            isLoaded = true;
            NETWORK.params().assign(WEIGHTS);
        } finally {
            if (!isLoaded && !NETWORK.params().equals(WEIGHTS)) {
                throw new AssertionError("half of a file was loaded");
            }
        }
    }
}
