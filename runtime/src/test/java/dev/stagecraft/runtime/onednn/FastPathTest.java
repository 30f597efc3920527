package dev.stagecraft.runtime.onednn;

import static dev.stagecraft.runtime.onednn.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small residual network, computed by oneDNN and by Deeplearning4j. */
class FastPathTest {
    /** What the numbers of channels are: some of them, or all, fill blocks of eight. */
    enum Channels {
        ANY(12, 20, 5),
        BLOCKS(16, 24, 8);

        private final int stem;
        private final int out;
        private final int squeezed;

        Channels(int stem, int out, int squeezed) {
            this.stem = stem;
            this.out = out;
            this.squeezed = squeezed;
        }
    }

    static ComputationGraphConfiguration residual(ConvolutionMode mode, Channels channels) {
        int stem = channels.stem;
        int out = channels.out;
        int squeezed = channels.squeezed;
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("input");
        convolution(graph, "conv1", "input", 3, stem, 7, 2, 3, 1, mode, true);
        normalization(graph, "bn1", "conv1", stem);
        relu(graph, "relu", "bn1");
        graph.addLayer(
                "maxpool",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(3, 3)
                        .stride(2, 2)
                        .padding(mode == ConvolutionMode.Same ? 0 : 1, mode == ConvolutionMode.Same ? 0 : 1)
                        .convolutionMode(mode)
                        .build(),
                "relu");
        convolution(graph, "a.conv1", "maxpool", stem, 8, 3, 2, 1, 1, mode, false);
        normalization(graph, "a.bn1", "a.conv1", 8);
        relu(graph, "a.relu1", "a.bn1");
        convolution(graph, "a.conv2", "a.relu1", 8, out, 3, 1, 2, 2, mode, false);
        normalization(graph, "a.bn2", "a.conv2", out);
        graph.addLayer(
                "a.pool",
                new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                "maxpool");
        convolution(graph, "a.down", "a.pool", stem, out, 1, 1, 0, 1, mode, false);
        normalization(graph, "a.downbn", "a.down", out);
        graph.addVertex("a.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a.bn2", "a.downbn");
        relu(graph, "a", "a.add");
        convolution(graph, "b.conv1", "a", out, out, 3, 1, 1, 1, mode, false);
        normalization(graph, "b.bn1", "b.conv1", out);
        graph.addLayer(
                "b.squeeze",
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(false)
                        .build(),
                "b.bn1");
        convolution(graph, "b.fc1", "b.squeeze", out, squeezed, 1, 1, 0, 1, ConvolutionMode.Truncate, true);
        relu(graph, "b.fc", "b.fc1");
        convolution(graph, "b.fc2", "b.fc", squeezed, out, 1, 1, 0, 1, ConvolutionMode.Truncate, true);
        graph.addLayer("b.gate", new ActivationLayer(Activation.SIGMOID), "b.fc2");
        graph.addVertex("b.se", new ElementWiseVertex(ElementWiseVertex.Op.Product), "b.bn1", "b.gate");
        graph.addVertex("b.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "b.se", "a");
        relu(graph, "b", "b.add");
        graph.addLayer("gap", new GlobalPoolingLayer(PoolingType.AVG), "b");
        graph.addLayer(
                "fc",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(out)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build(),
                "gap");
        return graph.setOutputs("fc").build();
    }

    private static void convolution(
            GraphBuilder graph,
            String name,
            String input,
            int in,
            int out,
            int kernel,
            int stride,
            int padding,
            int dilation,
            ConvolutionMode mode,
            boolean bias) {
        int pixels = mode == ConvolutionMode.Same ? 0 : padding;
        graph.addLayer(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nIn(in)
                        .nOut(out)
                        .stride(stride, stride)
                        .padding(pixels, pixels)
                        .dilation(dilation, dilation)
                        .convolutionMode(mode)
                        .hasBias(bias)
                        .activation(Activation.IDENTITY)
                        .build(),
                input);
    }

    private static void normalization(GraphBuilder graph, String name, String input, int channels) {
        graph.addLayer(
                name,
                new BatchNormalization.Builder().nIn(channels).nOut(channels).build(),
                input);
    }

    private static void relu(GraphBuilder graph, String name, String input) {
        graph.addLayer(name, new ActivationLayer(Activation.RELU), input);
    }

    /** The batch changes from step to step. */
    @ParameterizedTest
    @CsvSource({"Truncate, ANY", "Same, ANY", "Truncate, BLOCKS", "Same, BLOCKS"})
    void computesWhatDeeplearning4jComputes(ConvolutionMode mode, Channels channels) {
        Twins twins = new Twins(() -> residual(mode, channels));
        Nd4j.getRandom().setSeed(1);
        for (int batch : new int[] {3, 1, 5, 3}) {
            DataSet data = data(batch);
            twins.assertStepsAreAlike(data);
            assertAlike(
                    twins.stock().outputSingle(data.getFeatures()),
                    twins.fast().outputSingle(data.getFeatures()),
                    "output");
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches(".*(bn1|add|fc1|fc2)"));
        }
    }

    /** With the statistics of the batch, and with each vertex's activations in memory of its own. */
    @Test
    void answersAsWhileTraining() {
        Twins twins = new Twins(() -> residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        INDArray images = data(3).getFeatures();
        assertAlike(twins.stock().output(true, images)[0], twins.fast().output(true, images)[0], "output");
        DataSet data = data(3);
        assertEquals(twins.stock().score(data, true), twins.fast().score(data, true), 1e-4);
    }

    @Test
    void savesAndLoadsLikeAnyOther() throws IOException {
        ComputationGraph network = FastPath.network(residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        network.fit(data(4));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, saved, true);
        ComputationGraph loaded =
                ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(saved.toByteArray()), true);
        assertEquals(network.getConfiguration(), loaded.getConfiguration());
        DataSet data = data(3);
        assertAlike(network.outputSingle(data.getFeatures()), loaded.outputSingle(data.getFeatures()), "output");
        assertAlike(
                network.outputSingle(data.getFeatures()), network.clone().outputSingle(data.getFeatures()), "clone");
    }

    /** All of a small residual network but a sigmoid and the classifier. */
    @Test
    void leavesLittleToDeeplearning4j() {
        ComputationGraph network = FastPath.network(residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        assertEquals(
                List.of("input", "b.gate", "fc"),
                Arrays.stream(network.getVertices())
                        .filter(vertex -> !vertex.getClass().getPackage().equals(FastVertex.class.getPackage()))
                        .map(GraphVertex::getVertexName)
                        .toList());
        assertTrue(FastPath.computes(network));
        assertFalse(FastPath.computes(network.clone()));
    }

    @Test
    void answersManyThreads() throws Exception {
        ComputationGraph network = FastPath.network(residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        List<INDArray> images = IntStream.range(1, 9)
                .mapToObj(batch -> data(batch).getFeatures())
                .toList();
        List<INDArray> expected = images.stream().map(network::outputSingle).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<INDArray>> answers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                INDArray asked = images.get(i % images.size());
                answers.add(threads.submit(() -> network.outputSingle(asked)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertAlike(expected.get(i % images.size()), answers.get(i).get(), "answer " + i);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** After every batch size has been seen, nothing is allocated any more. */
    @Test
    void holdsNoMoreMemoryFromStepToStep() throws InterruptedException {
        ComputationGraph network = FastPath.network(residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        List<DataSet> batches =
                IntStream.range(1, 7).mapToObj(batch -> data(batch, 11, 9)).toList();
        long before = 0;
        for (int step = 0; step < 2_200; step++) {
            if (step == 200) {
                before = settled(Pointer::totalBytes);
            }
            network.fit(batches.get(step % batches.size()));
        }
        long grown = settled(Pointer::totalBytes) - before;
        assertTrue(grown < 100_000, () -> grown + " bytes more");
    }

    @Test
    void freesItsPrimitivesWhenItIsClosed() throws InterruptedException {
        long before = settled(Pointer::totalCount);
        ComputationGraph network = FastPath.network(residual(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        network.fit(data(2));
        network.outputSingle(data(3).getFeatures());
        long open = settled(Pointer::totalCount) - before;
        network.close();
        network.close();
        long closed = settled(Pointer::totalCount) - before;
        assertTrue(open > 300 && closed < 100, () -> open + " objects while it is open, and " + closed + " afterwards");
        assertTrue(FastPath.computes(network));
    }

    /** What JavaCPP knows of native memory, when what is garbage has been freed. */
    private static long settled(LongSupplier known) throws InterruptedException {
        long last = Long.MAX_VALUE;
        while (known.getAsLong() < last) {
            last = known.getAsLong();
            System.gc();
            Thread.sleep(200);
        }
        return last;
    }

    private static DataSet data(int batch) {
        return data(batch, 37, 29);
    }

    private static DataSet data(int batch, int height, int width) {
        INDArray labels = Nd4j.zeros(batch, 4);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 4, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, batch, 3, height, width), labels);
    }
}
