/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.engine.LibtorchEngine;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Tensor;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.runtime.reader.GraphReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of Deeplearning4j's, and the same with the same parameters on libtorch.
 *
 * @param stock what Deeplearning4j computes
 * @param program what it computes
 * @param engine what libtorch computes
 * @param tolerance how much values may differ, as a part of the largest
 */
record Pair(ComputationGraph stock, NetworkProgram program, EngineNetwork engine, double tolerance)
        implements AutoCloseable {

    static Pair of(ComputationGraphConfiguration configuration, Arithmetic arithmetic, double tolerance) {
        ComputationGraph stock = new ComputationGraph(configuration);
        stock.init();
        NetworkProgram program = GraphReader.read(stock);
        EngineNetwork engine = new LibtorchEngine()
                .open(program, new EngineSettings(System.getProperty("stagecraft.device", "cpu"), arithmetic, 1));
        engine.load(floats(stock.params()));
        return new Pair(stock, program, engine, tolerance);
    }

    static NativeFloats floats(INDArray array) {
        assertTrue(
                array.dataType() == DataType.FLOAT && array.ordering() == 'c' || array.isVector(),
                array::shapeInfoToString);
        return new NativeFloats(array.data().addressPointer().address(), array.length());
    }

    /** What each layer gives that Deeplearning4j computes on its own. */
    void assertActivationsAreAlike(INDArray images, boolean training, Predicate<String> isCompared) {
        Map<String, INDArray> expected = stock.feedForward(images, training);
        List<String> layers = expected.keySet().stream()
                .filter(isCompared)
                .filter(name -> program.find(name).isPresent() && !isOverwritten(program.layer(name)))
                .toList();
        List<Integer> ids =
                layers.stream().map(name -> program.layer(name).site().id()).toList();
        List<HostArray> actual = engine.values(ids, training, floats(images), images.shape());
        for (int i = 0; i < layers.size(); i++) {
            INDArray maps = expected.get(layers.get(i));
            assertArrayEquals(maps.shape(), actual.get(i).shape(), layers.get(i));
            assertAlike(maps.dup('c').data().asFloat(), actual.get(i).numbers(), layers.get(i));
        }
    }

    /** What Deeplearning4j's activation layers read, they write over. */
    private boolean isOverwritten(Node node) {
        return program.readers().get(node.site().id()).stream()
                .anyMatch(reader -> program.node(reader) instanceof Node.Activation);
    }

    /** The gradient of each parameter, and the loss without what a decay adds to it. */
    void assertGradientsAreAlike(DataSet data) {
        stock.setInputs(data.getFeatures());
        stock.setLabels(data.getLabels());
        stock.computeGradientAndScore();
        double loss = engine.loss(
                0,
                floats(data.getFeatures()),
                floats(data.getLabels()),
                data.getFeatures().shape());
        assertAlike(
                new float[] {(float) stock.score()},
                new float[] {(float) (loss / data.getFeatures().size(0))},
                "loss");
        INDArray gradients = Nd4j.create(DataType.FLOAT, stock.numParams());
        engine.gradients(floats(gradients));
        assertTensorsAreAlike(stock.getFlattenedGradients(), gradients, "gradient of ");
    }

    /** Takes steps on both, and compares what becomes of the parameters and of what the updater remembers. */
    void assertTrainsAlike(List<DataSet> steps) {
        Segments segments = new Segments(stock);
        engine.loadState(floats(segments.state()));
        for (DataSet data : steps) {
            engine.loss(
                    stock.getIterationCount(),
                    floats(data.getFeatures()),
                    floats(data.getLabels()),
                    data.getFeatures().shape());
            engine.update(
                    segments.of(stock.getIterationCount(), stock.getEpochCount()),
                    data.getFeatures().size(0));
            stock.fit(data);
        }
        INDArray parameters = Nd4j.create(DataType.FLOAT, stock.numParams());
        engine.store(floats(parameters));
        assertTensorsAreAlike(stock.params(), parameters, "");
        INDArray state =
                Nd4j.create(DataType.FLOAT, Math.max(1, segments.state().length()));
        engine.storeState(floats(state));
        assertAlike(segments.state().dup('c').data().asFloat(), state.data().asFloat(), "state");
    }

    private void assertTensorsAreAlike(INDArray expected, INDArray actual, String of) {
        float[] values = expected.dup('c').data().asFloat();
        float[] others = actual.dup('c').data().asFloat();
        for (Tensor tensor : program.tensors()) {
            int from = Math.toIntExact(tensor.offset());
            int to = Math.toIntExact(tensor.end());
            assertAlike(Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(others, from, to), of + tensor.name());
        }
    }

    void assertAlike(float[] expected, float[] actual, String what) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
            if (Float.isNaN(actual[i])) {
                difference = Double.NaN;
            }
        }
        double allowed = tolerance * Math.max(largest, 1e-3);
        double differs = difference;
        double most = largest;
        assertTrue(difference <= allowed, () -> what + " differs by " + differs + ", of values up to " + most);
    }

    @Override
    public void close() {
        engine.close();
    }
}
