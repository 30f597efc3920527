/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.comparison;

import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.samples.network.cifar.*;
import dev.stagecraft.samples.network.imagenet.*;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** Whole networks on small images: what each layer gives, each gradient, and three steps. */
class NetworksTest {
    private static final double TOLERANCE = 1e-4;

    @BeforeEach
    void seed() {
        Nd4j.getRandom().setSeed(7);
    }

    static Stream<NetworkDefinition> networks() {
        return Stream.of(new ResNet20Network(), new ResNet18Network());
    }

    private static INDArray images(NetworkDefinition network, int count) {
        var input = network.summary().layers().get(0).input().dimensions();
        int side = Math.min(64, input.get(1));
        return Nd4j.rand(DataType.FLOAT, count, input.get(0), side, side);
    }

    private static DataSet data(NetworkDefinition network, Pair pair) {
        INDArray images = images(network, 4);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 4, pair.program().classes().orElseThrow());
        for (int i = 0; i < 4; i++) {
            labels.putScalar(i, (3 * i + 1) % labels.size(1), 1);
        }
        return new DataSet(images, labels);
    }

    private static Pair pair(NetworkDefinition network, IUpdater updater, double decay) {
        NetworkOptions options = NetworkOptions.defaults().withUpdater(updater).withWeightDecay(decay);
        return Pair.of(network.configuration(options), Arithmetic.FLOAT32, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answers(NetworkDefinition network) {
        try (Pair pair = pair(network, new Sgd(1e-3), 0)) {
            pair.assertActivationsAreAlike(images(network, 2), false, name -> true);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void trains(NetworkDefinition network) {
        try (Pair pair = pair(network, new Sgd(1e-3), 0)) {
            pair.assertGradientsAreAlike(data(network, pair));
            pair.assertTrainsAlike(List.of(data(network, pair), data(network, pair), data(network, pair)));
        }
    }

    static Stream<IUpdater> updaters() {
        return Stream.of(new Sgd(1e-3), new Nesterovs(1e-3, 0.9), new Adam(1e-3, 0.9, 0.999, 1e-2));
    }

    /** With a decay of the weights alone. */
    @ParameterizedTest
    @MethodSource("updaters")
    void updates(IUpdater updater) {
        NetworkDefinition network = new ResNet20Network();
        try (Pair pair = pair(network, updater, 0.1)) {
            pair.assertTrainsAlike(List.of(data(network, pair), data(network, pair), data(network, pair)));
        }
    }
}
