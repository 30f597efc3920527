/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.vertices.LayerCase;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Each layer on libtorch gives what Deeplearning4j's gives, forwards and backwards, on odd maps, with a batch of one. */
@EnabledIf(value = "dev.stagecraft.runtime.engine.Libtorch#isThere", disabledReason = Libtorch.MISSING)
class EngineLayersTest {
    static Stream<LayerCase> layers() {
        return LayerCase.all();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void computesWhatDeeplearning4jComputes(LayerCase layer) {
        Twins twins = Twins.of(() -> configuration(layer), Libtorch::network);
        Nd4j.getRandom().setSeed(5);
        List<DataSet> batches = new ArrayList<>();
        for (int images : new int[] {2, 1, 3}) {
            DataSet batch = batch(images);
            batches.add(batch);
            twins.assertActivationsAreAlike(batch.getFeatures(), name -> !name.equals("before"));
            twins.assertGradientsAreAlike(batch);
        }
        twins.assertTrainingsAreAlike(batches);
    }

    /** What comes of maps whose numbers have 8 bits. */
    @ParameterizedTest
    @MethodSource("layers")
    void computesTheSameInBfloat16(LayerCase layer) {
        Twins twins =
                Twins.of(() -> configuration(layer), network -> Libtorch.network(network, Precision.BFLOAT16), 0x1p-4);
        Nd4j.getRandom().setSeed(5);
        DataSet batch = batch(3);
        twins.assertActivationsAreAlike(batch.getFeatures(), name -> !name.equals("before"));
        twins.assertTrainingsAreAlike(List.of(batch, batch(2)));
    }

    private static ComputationGraphConfiguration configuration(LayerCase layer) {
        return SingleLayers.classified(
                new Sgd(0.01), layer.channels(), layer.layer().get());
    }

    private static DataSet batch(int images) {
        INDArray labels = Nd4j.zeros(images, 5);
        for (int image = 0; image < images; image++) {
            labels.putScalar(image, (3 * image + images) % 5, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, images, 3, 15, 13), labels);
    }
}
