/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A budget of exactly what the network costs is kept, and one less is exceeded. Counted by hand. */
class BudgetTest {
    /**
     * Convolution 2x9 weights, two statistics' scale and shift, twice; no projection; dense 2x3 weights and 3 biases: {@code
     * 2*2*9*2 + 2*4 + 9 = 89}. Multiply-adds: {@code 2*2*9*64*2 + 6 = 4614}. Activations: input, conv1, bn1, relu1, conv2, bn2,
     * add, output of 128 values each, pool 2, dense 3: {@code (8*128 + 5) * 4 = 4116} bytes.
     */
    private static final String NET = """
            @ResidualNetwork
            @Input(channels = 2, height = 8, width = 8)
            @ResidualStage(filters = 2, blocks = 1)
            @Head(classes = 3)
            @Budget(%s)
            interface Net {}
            """;

    @ParameterizedTest
    @CsvSource({
        "parameters, 89, budget/parameters",
        "multiplyAdds, 4614, budget/multiply-adds",
        "activationBytes, 4116, budget/activation-bytes"
    })
    void exact(String attribute, long cost, String id) {
        assertThat(CompiledNetwork.compile("Net", String.format(NET, attribute + " = " + cost)))
                .succeededWithoutWarnings();
        Faulty.assertOnlyErrorContaining(String.format(NET, attribute + " = ▸" + (cost - 1)), "[" + id + "] Net ");
        Faulty.assertOnlyErrorContaining(String.format(NET, attribute + " = ▸0"), "[size/not-positive]");
    }

    /** Images of 20x20 for a pool of 4x4: 5x5 places of 2 channels, and 3 classes with a bias, are 2*5*5*3 + 3 = 153; 9 with a global pool. */
    @Test
    void headThatIsLeftAMap() {
        Faulty.assertOnlyErrorContaining(
                String.format(NET, "parameters = ▸100")
                        .replace("height = 8, width = 8", "height = 20, width = 20")
                        .replace(
                                "classes = 3",
                                "classes = 3, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 4, stride = 4)"),
                "[budget/parameters] Net has 233 parameters, but its budget must not be exceeded: 100. Most are in the head: 153. The"
                        + " head has 153, for it is left 2x5x5; with a global pool it would have 9. Set parameters = 233,");
    }
}
