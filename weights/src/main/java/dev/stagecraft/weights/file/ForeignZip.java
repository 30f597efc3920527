/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import dev.stagecraft.weights.text.Excerpt;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What a zip file is, by the names of its entries. */
final class ForeignZip {
    private static final String CONFIGURATION = "configuration.json";

    private static final String MODEL = "is a model of Deeplearning4j, as train and SavedModel save them";

    private ForeignZip() {}

    /**
     * What it is, and what to do with it, as the rest of a sentence.
     *
     * @param start the file's first bytes, which tell what is cut off
     */
    static String of(ByteBuffer start, Optional<ZipDirectory> directory) {
        if (directory.isEmpty()) {
            return ZipDirectory.firstName(start).equals(CONFIGURATION)
                    ? MODEL + ", that is cut off: save or copy it again."
                    : "is a zip file that is cut off, as PyTorch and Keras write them: download or copy it again.";
        }
        List<String> names =
                directory.get().entries().stream().map(ZipDirectory.Entry::name).toList();
        if (names.contains("model.weights.h5")) {
            return "is a model of Keras, and must be a safetensors file: convert it with stagecraft weights convert.";
        }
        if (names.contains("model.weights.npz")) {
            return "is a model of Keras whose weights are arrays of NumPy: save the model again with Keras's"
                    + " model.save(\"model.keras\"), where h5py is installed.";
        }
        if (names.contains("coefficients.bin") && names.contains(CONFIGURATION)) {
            // Said by commands with and without --model, by javac and by programs: true for each.
            return MODEL + ", and no file of weights: stagecraft export writes its weights as safetensors;"
                    + " SavedModel, train --weights, and --model of predict, evaluate, explain and export take it whole.";
        }
        if (names.stream().anyMatch(name -> name.endsWith("constants.pkl"))) {
            return "is a program of TorchScript, which can run code when it is read, and must be a safetensors file: load it"
                    + " with torch.jit.load and "
                    + ForeignFormat.SAVE_AS_SAFETENSORS;
        }
        if (names.stream().anyMatch(name -> name.endsWith("data.pkl"))) {
            return "is a pickled file of PyTorch, " + ForeignFormat.PICKLED;
        }
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
            return "has arrays of NumPy (.npz), and must be a safetensors file: write them with safetensors.numpy.save_file,"
                    + " by the names and in the order of axes of PyTorch.";
        }
        return "is a zip file"
                + names.stream()
                        .filter(name -> !name.endsWith("/"))
                        .findFirst()
                        .map(name -> " with " + Excerpt.of(name) + " in it")
                        .orElse("")
                + ": unpack it, and name the file of weights in it.";
    }
}
