package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

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
}
