/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is declared, everything that computes it gives the same: Deeplearning4j's own layers, oneDNN, the network that only answers (in
 * bfloat16 too, where the processor has it), and ONNX Runtime; and the gradients of a step agree. Another seed and number of networks can be given as
 * {@code -Dstagecraft.property.seed} and {@code -Dstagecraft.property.networks}.
 */
@Tag("slow")
class RandomNetworkTest {
    private static final long SEED = Long.getLong("stagecraft.property.seed", 1);
    private static final int NETWORKS = Integer.getInteger("stagecraft.property.networks", 20);
    /** For how many images a difference has to be there. */
    private static final int DRAWS = 3;
    /** How often it is said how far it is. */
    private static final int REPORTED = 100;

    /** How many calls are said of an unexpected fault. */
    private static final int DEPTH = 8;

    private final List<String> differences = new ArrayList<>();
    private int compared;
    /** How many networks had a difference for some images only. */
    private int again;

    @Test
    void everythingThatComputesGivesTheSame() {
        SmallNetworks.forEach(SEED, NETWORKS, (declaration, definition) -> {
            try {
                differences(declaration, definition).forEach(difference -> add(declaration, difference));
            } catch (Exception | AssertionError fault) {
                add(declaration, fault + place(fault));
            }
            if (++compared % REPORTED == 0) {
                System.out.println(compared + " networks compared, " + differences.size() + " differences, " + again
                        + " only for some images");
            }
        });
        assertEquals("", String.join("\n\n", differences), () -> differences.size() + " of seed " + SEED);
    }

    /**
     * What differs for some images and for others. Where a value lies within rounding of the kink of an activation, or two within rounding
     * of being the largest of a window, the slope is another one; that is so for some images, and a mistake is for all.
     */
    private List<String> differences(Declaration declaration, NetworkDefinition definition) throws Exception {
        List<String> found = List.of();
        for (int draw = 0; draw < DRAWS; draw++) {
            long seed = DRAWS * declaration.index() + draw;
            found = definition.isBackbone() ? ofMaps(definition, seed) : ofProbabilities(definition, seed);
            if (found.isEmpty()) {
                again += Math.min(draw, 1);
                break;
            }
        }
        return found;
    }

    private static List<String> ofProbabilities(NetworkDefinition definition, long seed) throws Exception {
        try (ExecutionPaths paths = new ExecutionPaths(definition, seed)) {
            return paths.differences();
        }
    }

    private static List<String> ofMaps(NetworkDefinition definition, long seed) throws Exception {
        try (BackbonePaths paths = new BackbonePaths(definition, seed)) {
            return paths.differences();
        }
    }

    private static String place(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .limit(DEPTH)
                .map(call -> "\n    at " + call)
                .collect(Collectors.joining());
    }

    private void add(Declaration declaration, String difference) {
        differences.add(difference + "\n" + declaration);
        if (NETWORKS > REPORTED) {
            System.out.println(differences.get(differences.size() - 1));
        }
    }
}
