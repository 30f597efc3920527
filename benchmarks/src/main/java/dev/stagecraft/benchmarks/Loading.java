/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** How long it takes to load weights, against reading their file into memory of its size; the system has it in its cache; and what is held meanwhile. */
final class Loading {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private Loading() {}

    static void run(Predicate<String> isWanted) throws Exception {
        for (ElementType type : List.of(ElementType.F32, ElementType.F16, ElementType.BF16)) {
            String row = "load-resnet50-" + type.name().toLowerCase(Locale.ROOT);
            if (isWanted.test(row)) {
                run(row, type);
            }
        }
    }

    private static void run(String row, ElementType type) throws Exception {
        Path file = Files.createTempFile("resnet50", ".safetensors");
        ComputationGraph network =
                GeneratedNetwork.of(ComparedNetwork.RESNET50).definition().create();
        try {
            Weights.save(network, file, type);
            ByteBuffer memory = ByteBuffer.allocateDirect((int) Files.size(file));
            for (int round = 0; round < WARM_UP; round++) {
                Weights.load(network, file);
                read(file, memory);
            }
            System.gc();
            long before = Pointer.totalBytes();
            Weights.load(network, file);
            long held = Pointer.totalBytes() - before;
            System.out.printf(
                    Locale.ROOT, "memory %s %.1f MB beside the network and the mapped file%n", row, held / 1e6);
            Ratio.print(row, ROUNDS, () -> Weights.load(network, file), () -> read(file, memory));
        } finally {
            network.close();
            Files.delete(file);
        }
    }

    private static void read(Path file, ByteBuffer memory) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            memory.clear();
            while (memory.hasRemaining() && channel.read(memory) >= 0) {
                // What one call leaves the next one reads.
            }
        }
    }
}
