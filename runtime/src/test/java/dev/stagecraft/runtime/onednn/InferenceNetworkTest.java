package dev.stagecraft.runtime.onednn;

import static dev.stagecraft.runtime.onednn.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.onednn.FastPathTest.Channels;
import dev.stagecraft.runtime.onednn.inference.FusedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A small residual network with running statistics of its own, that only answers. */
class InferenceNetworkTest {
    private static ComputationGraph trained(ConvolutionMode mode, Channels channels) {
        Nd4j.getRandom().setSeed(3);
        ComputationGraph network = new ComputationGraph(FastPathTest.residual(mode, channels));
        network.init();
        for (int step = 0; step < 3; step++) {
            network.fit(data(4));
        }
        return network;
    }

    private static ComputationGraph trained() {
        return trained(ConvolutionMode.Truncate, Channels.BLOCKS);
    }

    private static DataSet data(int batch) {
        INDArray labels = Nd4j.zeros(batch, 4);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 4, 1);
        }
        return new DataSet(images(batch), labels);
    }

    private static INDArray images(int batch) {
        return Nd4j.randn(DataType.FLOAT, batch, 3, 37, 29);
    }

    @ParameterizedTest
    @CsvSource({"Truncate, ANY", "Same, ANY", "Truncate, BLOCKS", "Same, BLOCKS"})
    void answersAsTheNetworkDoes(ConvolutionMode mode, Channels channels) {
        ComputationGraph network = trained(mode, channels);
        assertTrue(FusedNetwork.of(network).isPresent());
        for (Execution execution : Execution.values()) {
            try (InferenceNetwork inference = InferenceNetwork.of(network, execution)) {
                for (int batch : new int[] {3, 1, 8, 3}) {
                    INDArray images = images(batch);
                    assertAlike(network.outputSingle(images), inference.output(images), execution + " " + batch);
                }
            }
        }
    }

    @Test
    void keepsTheWeightsThatItWasMadeOf() {
        ComputationGraph network = trained();
        INDArray images = images(2);
        INDArray before = network.outputSingle(images);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            assertAlike(before, inference.output(images), "before");
            network.fit(data(4));
            assertAlike(before, inference.output(images), "after more training");
            assertFalse(before.equalsWithEps(network.outputSingle(images), 1e-4));
        }
    }

    @Test
    void answersManyThreads() throws Exception {
        ComputationGraph network = trained();
        List<INDArray> images =
                IntStream.range(1, 9).mapToObj(InferenceNetworkTest::images).toList();
        List<INDArray> expected = images.stream().map(network::outputSingle).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            List<Future<INDArray>> answers = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                INDArray asked = images.get(i % images.size());
                answers.add(threads.submit(() -> inference.output(asked)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertAlike(expected.get(i % images.size()), answers.get(i).get(), "answer " + i);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void answersInDoublePrecisionToo() {
        ComputationGraphConfiguration configuration = FastPathTest.residual(ConvolutionMode.Truncate, Channels.ANY);
        configuration.setDataType(DataType.DOUBLE);
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        INDArray images = images(2).castTo(DataType.DOUBLE);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            assertEquals(network.outputSingle(images), inference.output(images));
        }
    }

    @Test
    void saysWhatItDoesNotTake() {
        InferenceNetwork inference = InferenceNetwork.of(trained());
        assertEquals(
                "The images have the shape [3, 37]; it must be [N, C, H, W].",
                assertThrows(IllegalArgumentException.class, () -> inference.output(Nd4j.zeros(3, 37)))
                        .getMessage());
        assertEquals(
                "The images are of DOUBLE; they must be of FLOAT, as the network is: use images.castTo(DataType.FLOAT).",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> inference.output(images(1).castTo(DataType.DOUBLE)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> inference.output(Nd4j.zeros(DataType.FLOAT, 1, 4, 37, 29)));
        inference.close();
        inference.close();
        assertEquals(
                "The inference network is closed; make another with InferenceNetwork.of.",
                assertThrows(IllegalStateException.class, () -> inference.output(images(1)))
                        .getMessage());
    }
}
