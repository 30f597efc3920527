/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.training.SavedModel;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GaussianErrorLinearUnitTest {
    private static final double[] X = {-6, -3, -1.5, -0.75, -0.1, 0, 0.1, 0.5, 1, 2.5, 6};

    /** x (1 + erf(x / sqrt(2))) / 2, by Python's {@code math.erfc}. */
    private static final double[] Y = {
        -5.919525870226207e-09,
        -0.004049694094890287,
        -0.10021080190328713,
        -0.16997051428265114,
        -0.0460172162722971,
        0,
        0.053982783727702904,
        0.34573123063700656,
        0.8413447460685429,
        2.4844758366855597,
        5.999999994080474
    };

    @Test
    void isWhatThePaperSays() {
        INDArray doubles = Nd4j.createFromArray(X);
        assertArrayEquals(
                Y, new GaussianErrorLinearUnit().getActivation(doubles, false).toDoubleVector(), 1e-12);
        INDArray floats = Nd4j.createFromArray(X).castTo(DataType.FLOAT);
        assertArrayEquals(
                Y, new GaussianErrorLinearUnit().getActivation(floats, true).toDoubleVector(), 1e-6);
    }

    @Test
    void hasTheSlopesOfItsValues() {
        ComputationGraph network = network();
        LayerGradient.check(network.getLayer(0), Graphs.random(DataType.DOUBLE, 2, 3, 3, 2));
    }

    @Test
    void isReadAsItWasWritten(@TempDir Path folder) throws IOException {
        ComputationGraph network = Graphs.network(
                DataType.DOUBLE,
                new ConvolutionLayer.Builder(1, 1).nIn(2).nOut(2).build(),
                new ActivationLayer(new GaussianErrorLinearUnit()));
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), false);
        ComputationGraph read = SavedModel.open(file).network();
        assertEquals(network.getConfiguration(), read.getConfiguration());
        INDArray images = Graphs.random(DataType.DOUBLE, 1, 2, 3, 3);
        assertEquals(network.outputSingle(images.dup()), read.outputSingle(images.dup()));
    }

    private static ComputationGraph network() {
        return Graphs.network(DataType.DOUBLE, new ActivationLayer(new GaussianErrorLinearUnit()));
    }
}
