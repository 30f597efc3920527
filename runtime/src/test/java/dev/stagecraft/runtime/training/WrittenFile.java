/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The kinds of files that networks are written into, and what reads them. */
enum WrittenFile {
    MODEL {
        @Override
        void write(ComputationGraph network, Path file) throws IOException {
            SavedModel.save(network, file);
        }

        @Override
        void read(Path file) throws IOException {
            SavedModel.open(file).network();
        }
    },
    CHECKPOINT {
        @Override
        void write(ComputationGraph network, Path file) throws IOException {
            ModelArchive.write(
                    file,
                    new ModelContent(
                            network.getConfiguration().toJson(),
                            network.params(),
                            Optional.of(network.params()),
                            Map.of("step", "1")));
        }

        @Override
        void read(Path file) throws IOException {
            assertEquals("1", ModelArchive.readSealed(file).notes().get("step"));
        }
    },
    ONNX {
        @Override
        void write(ComputationGraph network, Path file) throws IOException {
            Export.onnx(network, file);
        }

        @Override
        void read(Path file) throws IOException {
            ModelProto.parseFrom(Files.readAllBytes(file));
        }
    },
    SAFETENSORS {
        @Override
        void write(ComputationGraph network, Path file) throws IOException {
            Weights.save(network, file);
        }

        @Override
        void read(Path file) throws IOException {
            Weights.load(network(0), file);
        }
    };

    abstract void write(ComputationGraph network, Path file) throws IOException;

    abstract void read(Path file) throws IOException;

    /** A network whose weights are all the writer's number. */
    static ComputationGraph network(int writer) {
        ComputationGraph network = new TinyNetwork().create();
        network.params().assign(writer);
        return network;
    }

    /** What is written of some networks, each alone. */
    List<byte[]> written(List<ComputationGraph> networks, Path folder) throws IOException {
        Path alone = folder.resolve("alone");
        List<byte[]> contents = new ArrayList<>();
        for (ComputationGraph network : networks) {
            write(network, alone);
            contents.add(Files.readAllBytes(alone));
        }
        Files.delete(alone);
        return contents;
    }
}
