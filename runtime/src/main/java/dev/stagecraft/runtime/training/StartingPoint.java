/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The weights that a training starts from. */
sealed interface StartingPoint {
    /** Those of the network's {@code @PretrainedWeights}; fresh ones, if it has none. */
    record Declared() implements StartingPoint {
        @Override
        public Start start(NetworkDefinition definition, NetworkOptions options) throws IOException {
            ComputationGraph network = definition.create(options);
            return definition.pretrainedWeights().isPresent()
                    ? Start.of(network, definition.loadPretrained(network))
                    : new Start(network, Optional.empty());
        }
    }

    /** Drawn from the options' seed, whatever the network declares. */
    record Fresh() implements StartingPoint {
        @Override
        public Start start(NetworkDefinition definition, NetworkOptions options) {
            return new Start(definition.create(options), Optional.empty());
        }
    }

    /** Those of a file of weights, or of a saved model. */
    record Stored(Path file) implements StartingPoint {
        @Override
        public Start start(NetworkDefinition definition, NetworkOptions options) throws IOException {
            ComputationGraph network = definition.create(options);
            if (!ModelArchive.isOne(file)) {
                return Start.of(network, Weights.load(network, file));
            }
            try (SavedModel saved = SavedModel.open(file)) {
                return Start.of(network, Weights.load(network, saved.network(), file));
            }
        }
    }

    /** The network, not yet trained. */
    Start start(NetworkDefinition definition, NetworkOptions options) throws IOException;

    /**
     * A network before its first step.
     *
     * @param loaded what was loaded into it; empty for fresh weights
     */
    record Start(ComputationGraph network, Optional<LoadedWeights> loaded) {
        private static Start of(ComputationGraph network, LoadedWeights loaded) {
            return new Start(network, Optional.of(loaded));
        }

        /** What tells these weights from others. Fresh ones follow from the seed, which the network's configuration has. */
        String fingerprint() {
            if (loaded.isEmpty()) {
                return "fresh";
            }
            float[] values = network.params().toFloatVector();
            CRC32 checksum = new CRC32();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * 1024);
            for (int done = 0; done < values.length; done += bytes.capacity() / Float.BYTES) {
                bytes.clear();
                int end = Math.min(values.length, done + bytes.capacity() / Float.BYTES);
                for (int index = done; index < end; index++) {
                    bytes.putFloat(values[index]);
                }
                checksum.update(bytes.flip());
            }
            return String.format(Locale.ROOT, "with CRC %08x", checksum.getValue());
        }
    }
}
