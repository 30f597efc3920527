/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.training.SavedModel;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution of groups with a weight that was standardized beforehand, number by number; its gradient is in {@link GroupedConvolutionGradientTest}. */
class StandardizedConvolutionTest {
    private static final double EPSILON = 1e-3;

    private final INDArray images = Graphs.random(DataType.DOUBLE, 2, 8, 9, 7);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 2", "3, 4, 1", "3, 8, 2"})
    void convolvesWithTheStandardizedWeight(int kernel, int groups, int stride) {
        StandardizedConvolution layer = (StandardizedConvolution) builder(kernel, groups)
                .stride(stride, stride)
                .padding(kernel / 2, kernel / 2)
                .build();
        ComputationGraph network = Graphs.network(DataType.DOUBLE, layer);
        network.getParam("0_b").assign(Graphs.random(DataType.DOUBLE, 16));
        INDArray weight = network.getParam("0_W");
        INDArray expected = ReferenceConvolution.of(layer)
                .of(images, standardized(weight), network.getParam("0_b").toDoubleVector());
        for (boolean training : new boolean[] {false, true}) {
            assertEquals(0, Graphs.difference(expected, network.output(training, images)[0]), 1e-10);
        }
    }

    /** As the definition reads. */
    private static INDArray standardized(INDArray weight) {
        INDArray result = weight.dup('c');
        int filter = (int) (weight.length() / weight.size(0));
        double[] numbers = result.ravel().toDoubleVector();
        for (int first = 0; first < numbers.length; first += filter) {
            double mean = 0;
            double square = 0;
            for (int i = first; i < first + filter; i++) {
                mean += numbers[i] / filter;
            }
            for (int i = first; i < first + filter; i++) {
                square += (numbers[i] - mean) * (numbers[i] - mean) / filter;
            }
            for (int i = first; i < first + filter; i++) {
                result.putScalar(i, (numbers[i] - mean) / Math.sqrt(square + EPSILON));
            }
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 1e-5", "HALF, 3e-2"})
    void worksInOtherPrecisions(DataType type, double tolerance) {
        ComputationGraph exact = Graphs.network(DataType.DOUBLE, builder(3, 2).build());
        ComputationGraph network = Graphs.network(type, builder(3, 2).build());
        exact.getParam("0_W").assign(network.getParam("0_W").castTo(DataType.DOUBLE));
        INDArray result = network.outputSingle(images.castTo(type));
        assertEquals(type, result.dataType());
        double largest = result.amaxNumber().doubleValue();
        assertEquals(0, Graphs.difference(exact.outputSingle(images), result) / largest, tolerance);
        network.fit(new INDArray[] {images.castTo(type)}, new INDArray[] {result.mul(0)});
    }

    /** A weight is that of any scale, so that what decays is the parameter and not what is convolved with. */
    @Test
    void decaysItsOwnWeight() {
        ComputationGraphConfiguration configuration = Computed.decayed(
                NetworkOptions.defaults().withWeightDecay(0.5),
                Graphs.configuration(DataType.DOUBLE, builder(3, 1).build()));
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        INDArray weight = network.getParam("0_W").dup();
        network.fit(new INDArray[] {images}, new INDArray[] {network.outputSingle(images)});
        assertEquals(0, Graphs.difference(weight.mul(1 - 0.5 * 0.1), network.getParam("0_W")), 1e-10);
    }

    @Test
    void comesBackFromJsonAndFiles() throws Exception {
        ComputationGraph network = Graphs.network(DataType.FLOAT, builder(3, 2).build());
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(
                network.getConfiguration().toJson());
        assertEquals(network.getConfiguration(), read);
        assertEquals(EPSILON, layerOf(read).getEpsilon());
        assertEquals(layerOf(read), layerOf(read).clone());
        assertNotEquals(
                layerOf(read),
                new StandardizedConvolution.Builder(3, 3).epsilon(EPSILON).build());

        Path file = folder.resolve("model.zip");
        SavedModel.save(network, file);
        ComputationGraph loaded = SavedModel.open(file).network();
        assertEquals(network.paramTable(), loaded.paramTable());
        INDArray some = images.castTo(DataType.FLOAT);
        // oneDNN computes what is loaded, and rounds differently.
        assertEquals(0, Graphs.difference(network.outputSingle(some), loaded.outputSingle(some)), 1e-4);
    }

    @Test
    void differsFromOtherConvolutions() {
        assertNotEquals(
                builder(3, 2).build(),
                ((StandardizedConvolution.Builder) builder(3, 2)).epsilon(1).build());
        assertTrue(builder(3, 2).build().toString().startsWith("StandardizedConvolution(epsilon=0.001, "));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-6, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnEpsilonThatIsNotPositive(double epsilon) {
        assertEquals(
                "epsilon is " + epsilon + "; it must be a positive number.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StandardizedConvolution.Builder(3, 3).epsilon(epsilon))
                        .getMessage());
    }

    @Test
    void refusesGroupsThatDoNotFit() {
        assertArrayEquals(
                new String[] {"groups is 3; it must divide nIn, which is 8, and nOut, which is 16."}, new String[] {
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> builder(3, 3).build())
                            .getMessage()
                });
    }

    private static GroupedConvolution.Builder builder(int kernel, int groups) {
        return new StandardizedConvolution.Builder(kernel, kernel)
                .epsilon(EPSILON)
                .groups(groups)
                .nIn(8)
                .nOut(16)
                .activation(Activation.IDENTITY);
    }

    private static StandardizedConvolution layerOf(ComputationGraphConfiguration configuration) {
        return (StandardizedConvolution)
                ((LayerVertex) configuration.getVertices().get("0"))
                        .getLayerConf()
                        .getLayer();
    }
}
