package dev.stagecraft.runtime.cudnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Two networks of the same configuration and parameters, of which ND4J's operations compute one. */
record Twins(ComputationGraph stock, ComputationGraph operated) {
    static Twins of(Supplier<ComputationGraphConfiguration> configuration) {
        ComputationGraph stock = new ComputationGraph(configuration.get());
        stock.init();
        ComputationGraph operated = CudnnPath.network(configuration.get());
        operated.init();
        assertEquals(stock.params(), operated.params());
        return new Twins(stock, operated);
    }

    /** @param isCompared whether a layer's activations are looked at */
    void assertActivationsAreAlike(INDArray images, Predicate<String> isCompared) {
        Map<String, INDArray> expected = stock.feedForward(images, false);
        Map<String, INDArray> actual = operated.feedForward(images, false);
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
        operated.fit(data);
        double tolerance = tolerance(stock.params().dataType());
        assertEquals(stock.score(), operated.score(), tolerance * Math.max(1, Math.abs(stock.score())));
        Map<String, INDArray> expected = stock.gradient().gradientForVariable();
        Map<String, INDArray> actual = operated.gradient().gradientForVariable();
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, gradient) -> assertAlike(gradient, actual.get(name), name));
        stock.paramTable().forEach((name, values) -> assertAlike(values, operated.getParam(name), name));
    }

    static void assertAlike(INDArray expected, INDArray actual, String name) {
        assertArrayEquals(expected.shape(), actual.shape(), name);
        assertEquals(expected.dataType(), actual.dataType(), name);
        INDArray exact = expected.castTo(DataType.DOUBLE);
        double scale = Math.max(1e-2, exact.amaxNumber().doubleValue());
        double difference =
                exact.sub(actual.castTo(DataType.DOUBLE)).amaxNumber().doubleValue();
        double allowed = scale * tolerance(expected.dataType());
        assertTrue(difference <= allowed, () -> name + ": " + difference + " of " + scale);
    }

    private static double tolerance(DataType type) {
        if (type == DataType.DOUBLE) {
            return 1e-9;
        }
        return type == DataType.FLOAT ? 1e-4 : 2e-2;
    }
}
