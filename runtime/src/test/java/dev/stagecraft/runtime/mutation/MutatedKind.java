/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.mutation;

import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.InvalidClassNamesException;
import dev.stagecraft.runtime.images.InvalidImageException;
import dev.stagecraft.runtime.serving.InvalidModelException;
import dev.stagecraft.runtime.serving.ServedMetadata;
import dev.stagecraft.runtime.training.CheckpointException;
import dev.stagecraft.runtime.training.Checkpoints;
import dev.stagecraft.runtime.training.InvalidSavedModelException;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.SmallWeights;
import dev.stagecraft.runtime.weights.keras.KerasFile;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of files that are read, what reads them, and the one exception that refuses them. */
enum MutatedKind {
    MODEL(InvalidSavedModelException.class, 40 << 20) {
        @Override
        List<byte[]> sound(Path folder) throws IOException {
            return Checkpoints.models(folder);
        }

        @Override
        void read(Path file) throws IOException {
            SavedModel.open(file);
        }
    },
    CHECKPOINT(CheckpointException.class, 40 << 20) {
        @Override
        List<byte[]> sound(Path folder) throws IOException {
            return List.of(Checkpoints.checkpoint(folder));
        }

        @Override
        String zipComment() {
            return Checkpoints.BLANK_SEAL;
        }

        @Override
        void finish(Path file) throws IOException {
            Checkpoints.seal(file);
        }

        @Override
        void read(Path file) throws IOException {
            Checkpoints.read(file);
        }
    },
    SAFETENSORS(InvalidWeightsException.class, 4 << 20) {
        @Override
        List<byte[]> sound(Path folder) throws IOException {
            return List.of(SmallWeights.file(folder));
        }

        @Override
        void read(Path file) throws IOException {
            SmallWeights.load(file);
        }
    },
    KERAS(InvalidWeightsException.class, 40 << 20) {
        @Override
        List<byte[]> sound(Path folder) throws IOException {
            return resources(KerasFile.class, "small.h5", "small.weights.h5");
        }

        @Override
        void read(Path file) throws IOException {
            KerasFile keras = KerasFile.open(file);
            for (TensorInfo tensor : keras.tensors()) {
                keras.read(tensor);
            }
        }
    },
    LABELS(InvalidClassNamesException.class, 4 << 20) {
        @Override
        List<byte[]> sound(Path folder) {
            return Stream.of(
                            "tench, Tinca tinca\ngoldfish\njack-o'-lantern\n",
                            "n01440764 tench, Tinca tinca\nn01443537 goldfish\nn03590841\tjack-o'-lantern\n",
                            "{0: 'tench, Tinca tinca',\n 1: 'goldfish',\n 2: \"jack-o'-lantern\"}")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }

        @Override
        void read(Path file) throws IOException {
            ClassNames.load(file);
        }
    },
    ONNX_LABELS(InvalidModelException.class, 4 << 20) {
        @Override
        List<byte[]> sound(Path folder) {
            return List.of(ServedMetadata.SOUND.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        void read(Path file) throws IOException {
            ServedMetadata.read(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    },
    IMAGE(InvalidImageException.class, 1 << 30) {
        @Override
        List<byte[]> sound(Path folder) throws IOException {
            return resources(
                    ImageFile.class,
                    "wide.png",
                    "wide.jpg",
                    "wide.bmp",
                    "palette.gif",
                    "progressive.jpg",
                    "palette.png");
        }

        @Override
        void read(Path file) throws IOException {
            ImageFile.load(file);
        }
    };

    private final Class<? extends IOException> refusal;
    private final long constant;

    /** @param constant the bytes that reading may take beside a multiple of the file's size */
    MutatedKind(Class<? extends IOException> refusal, long constant) {
        this.refusal = refusal;
        this.constant = constant;
    }

    /** Files that are read. */
    abstract List<byte[]> sound(Path folder) throws IOException;

    abstract void read(Path file) throws IOException;

    /** What comes after a mutation, so that it is not a checksum that refuses it. */
    void finish(Path file) throws IOException {}

    /** The comment of zip files of this kind. */
    String zipComment() {
        return null;
    }

    boolean isRefusal(IOException failure) {
        return failure.getClass() == refusal;
    }

    long constant() {
        return constant;
    }

    private static List<byte[]> resources(Class<?> near, String... names) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String name : names) {
            try (InputStream content = near.getResourceAsStream(name)) {
                contents.add(content.readAllBytes());
            }
        }
        return contents;
    }
}
