/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.weights.keras.KerasFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A format of files of weights besides safetensors.
 *
 * @param recognition whether a file has this format, by its content
 * @param opening opens one that has
 */
record WeightFormat(Recognition recognition, Opening opening) {
    private static final List<WeightFormat> OTHERS = List.of(new WeightFormat(KerasFile::isOne, KerasSource::open));

    /** Whether a file has a format; false where there is no such file. */
    @FunctionalInterface
    interface Recognition {
        boolean isOne(Path file) throws IOException;
    }

    /** Opens a file of a format. */
    @FunctionalInterface
    interface Opening {
        WeightSource open(Path file) throws IOException;
    }

    /**
     * Opens a file, whatever its format: what is none of the others must be safetensors.
     *
     * @throws dev.stagecraft.weights.InvalidWeightsException if the file is missing, damaged or of a format that nobody here reads
     */
    static WeightSource open(Path file) throws IOException {
        for (WeightFormat format : OTHERS) {
            if (format.recognition().isOne(file)) {
                return format.opening().open(file);
            }
        }
        return SafetensorsSource.open(file);
    }
}
