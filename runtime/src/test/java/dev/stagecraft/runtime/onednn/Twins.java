package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Two networks of the same configuration and parameters, of which oneDNN computes one. */
final class Twins {
    private static final double TOLERANCE = 1e-4;

    private final ComputationGraph stock;
    private final ComputationGraph fast;

    Twins(Supplier<ComputationGraphConfiguration> configuration) {
        stock = new ComputationGraph(configuration.get());
        stock.init();
        fast = FastPath.network(configuration.get());
        fast.init();
        assertEquals(stock.params(), fast.params());
    }

    ComputationGraph stock() {
        return stock;
    }

    ComputationGraph fast() {
        return fast;
    }

    /** @param isCompared whether a layer's activations are looked at */
    void assertActivationsAreAlike(INDArray images, Predicate<String> isCompared) {
        Map<String, INDArray> expected = stock.feedForward(images, false);
        Map<String, INDArray> actual = fast.feedForward(images, false);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, maps) -> {
            if (isCompared.test(name)) {
                assertAlike(maps, actual.get(name), name);
            }
        });
    }

    /** Trains both for a step, and compares loss, gradients and what becomes of the parameters. */
    void assertStepsAreAlike(DataSet data) {
        stock.fit(data);
        fast.fit(data);
        assertEquals(stock.score(), fast.score(), TOLERANCE * Math.max(1, Math.abs(stock.score())));
        Map<String, INDArray> expected = stock.gradient().gradientForVariable();
        Map<String, INDArray> actual = fast.gradient().gradientForVariable();
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, gradient) -> assertAlike(gradient, actual.get(name), name));
        stock.paramTable().forEach((name, values) -> assertAlike(values, fast.getParam(name), name));
    }

    static void assertAlike(INDArray expected, INDArray actual, String name) {
        assertArrayEquals(expected.shape(), actual.shape(), name);
        double scale = Math.max(1e-2, expected.amaxNumber().doubleValue());
        double difference = expected.sub(actual).amaxNumber().doubleValue();
        assertTrue(difference <= TOLERANCE * scale, () -> name + ": " + difference + " of " + scale);
    }
}
