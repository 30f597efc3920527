package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever is declared, everything that computes it gives the same: Deeplearning4j's own layers, oneDNN, the network that only answers (in
 * bfloat16 too, where the processor has it), and ONNX Runtime; and the gradients of a step agree. Another seed and number of networks can be given as
 * {@code -Dstagecraft.property.seed} and {@code -Dstagecraft.property.networks}.
 */
class RandomNetworkTest {
    private static final long SEED = Long.getLong("stagecraft.property.seed", 1);
    private static final int NETWORKS = Integer.getInteger("stagecraft.property.networks", 30);
    /** How often it is said how far it is. */
    private static final int REPORTED = 100;

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void everythingThatComputesGivesTheSame() {
        SmallNetworks.forEach(SEED, NETWORKS, (declaration, definition) -> {
            try (ExecutionPaths paths = new ExecutionPaths(definition, declaration.index())) {
                paths.differences().forEach(difference -> add(declaration, difference));
            } catch (Exception | AssertionError fault) {
                add(declaration, fault.toString());
            }
            if (++compared % REPORTED == 0) {
                System.out.println(compared + " networks compared, " + differences.size() + " differences");
            }
        });
        assertEquals("", String.join("\n\n", differences), () -> differences.size() + " of seed " + SEED);
    }

    private void add(Declaration declaration, String difference) {
        differences.add(difference + "\n" + declaration);
        if (NETWORKS > REPORTED) {
            System.out.println(differences.get(differences.size() - 1));
        }
    }
}
