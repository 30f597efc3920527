package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class FastPathTest {
    private static ComputationGraphConfiguration residual(ConvolutionMode mode) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("input");
        convolution(graph, "conv1", "input", 3, 12, 7, 2, 3, 1, mode, true);
        normalization(graph, "bn1", "conv1", 12);
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
        convolution(graph, "a.conv1", "maxpool", 12, 8, 3, 2, 1, 1, mode, false);
        normalization(graph, "a.bn1", "a.conv1", 8);
        relu(graph, "a.relu1", "a.bn1");
        convolution(graph, "a.conv2", "a.relu1", 8, 20, 3, 1, 2, 2, mode, false);
        normalization(graph, "a.bn2", "a.conv2", 20);
        graph.addLayer(
                "a.pool",
                new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                "maxpool");
        convolution(graph, "a.down", "a.pool", 12, 20, 1, 1, 0, 1, mode, false);
        normalization(graph, "a.downbn", "a.down", 20);
        graph.addVertex("a.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a.bn2", "a.downbn");
        relu(graph, "a", "a.add");
        convolution(graph, "b.conv1", "a", 20, 20, 3, 1, 1, 1, mode, false);
        normalization(graph, "b.bn1", "b.conv1", 20);
        graph.addVertex("b.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "b.bn1", "a");
        relu(graph, "b", "b.add");
        graph.addLayer("gap", new GlobalPoolingLayer(PoolingType.AVG), "b");
        graph.addLayer(
                "fc",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(20)
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

    @Test
    void sameAsDeeplearning4j() {
        for (ConvolutionMode mode : new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
            ComputationGraph stock = new ComputationGraph(residual(mode));
            stock.init();
            ComputationGraph fast = FastPath.network(residual(mode));
            fast.init();
            assertEquals(stock.params(), fast.params());
            Nd4j.getRandom().setSeed(1);
            for (int batch : new int[] {3, 1, 5, 3}) {
                INDArray images = Nd4j.randn(DataType.FLOAT, batch, 3, 37, 29);
                INDArray labels = Nd4j.zeros(batch, 4);
                for (int i = 0; i < batch; i++) {
                    labels.putScalar(i, i % 4, 1);
                }
                assertAlike(stock.outputSingle(images), fast.outputSingle(images), "output");
                Map<String, INDArray> expected = stock.feedForward(images, false);
                Map<String, INDArray> actual = fast.feedForward(images, false);
                // At inference Deeplearning4j's activations overwrite what they take.
                expected.forEach((name, maps) -> {
                    if (!name.matches(".*(bn1|add)")) {
                        assertAlike(maps, actual.get(name), name);
                    }
                });
                stock.fit(new DataSet(images, labels));
                fast.fit(new DataSet(images, labels));
                assertEquals(stock.score(), fast.score(), 1e-4);
                Map<String, INDArray> gradients = stock.gradient().gradientForVariable();
                fast.gradient()
                        .gradientForVariable()
                        .forEach((name, gradient) -> assertAlike(gradients.get(name), gradient, name));
                assertAlike(stock.params(), fast.params(), "params");
            }
        }
    }

    private static void assertAlike(INDArray expected, INDArray actual, String name) {
        assertArrayEquals(expected.shape(), actual.shape(), name);
        double scale = Math.max(1e-3, expected.amaxNumber().doubleValue());
        double difference = expected.sub(actual).amaxNumber().doubleValue();
        assertTrue(difference <= 1e-4 * scale, () -> name + ": " + difference + " of " + scale);
    }
}
