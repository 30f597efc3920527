package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class ExecutionTest {
    private static ComputationGraphConfiguration configuration(DataType type) {
        return new NeuralNetConfiguration.Builder()
                .dataType(type)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                        "convolution",
                        new ConvolutionLayer.Builder(3, 3)
                                .nIn(3)
                                .nOut(4)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "input")
                .addLayer(
                        "output",
                        new OutputLayer.Builder()
                                .nIn(4)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "convolution")
                .setOutputs("output")
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, FLOAT, FUSED",
        "FUSED, FLOAT, FUSED",
        "STOCK, FLOAT, STOCK",
        "AUTO, DOUBLE, STOCK",
        "AUTO, HALF, STOCK",
        "STOCK, DOUBLE, STOCK"
    })
    void whoComputes(Execution execution, DataType type, Execution expected) {
        assertEquals(expected, Execution.of(execution.network(configuration(type))));
    }

    @Test
    void whatCannotBeIsRefused() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> Execution.FUSED.network(configuration(DataType.DOUBLE)));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "The execution is FUSED, but oneDNN computes networks of FLOAT on a CPU, and this one is of"
                                        + " DOUBLE on CPU (nd4j-native, "),
                refused::getMessage);
        assertTrue(refused.getMessage().endsWith("; set the execution to AUTO or STOCK."), refused::getMessage);
    }
}
