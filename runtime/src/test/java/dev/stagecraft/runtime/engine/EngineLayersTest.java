/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.OwnLayers;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.vertices.LayerCase;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Each layer on libtorch gives what Deeplearning4j's gives, forwards and backwards, on odd maps, with a batch of one. */
@EnabledIf(value = "dev.stagecraft.runtime.engine.Libtorch#isThere", disabledReason = Libtorch.MISSING)
class EngineLayersTest {
    static Stream<LayerCase> layers() {
        return Stream.concat(LayerCase.all(), Stream.of(6, 8).flatMap(EngineLayersTest::ofDeeplearning4j));
    }

    /** What oneDNN leaves to Deeplearning4j. */
    private static Stream<LayerCase> ofDeeplearning4j(int channels) {
        Stream<LayerCase> layers = Stream.of(
                of(
                        channels,
                        "group normalization",
                        () -> new GroupNormalization.Builder()
                                .nIn(channels)
                                .groups(2)
                                .build()),
                of(channels, "padding with zeros", () -> new ZeroPaddingLayer(1, 2, 0, 3)),
                of(channels, "stochastic depth that drops nothing", () -> new StochasticDepth(0)),
                of(channels, "blocks of which none is dropped", () -> new DropBlock(0, 3, 1)),
                of(
                        channels,
                        "strict convolution",
                        () -> new ConvolutionLayer.Builder(3, 3)
                                .nIn(channels)
                                .nOut(channels)
                                .stride(2, 2)
                                .padding(1, 1)
                                .convolutionMode(ConvolutionMode.Strict)
                                .activation(Activation.TANH)
                                .build()));
        Stream<LayerCase> own = OwnLayers.steady(channels)
                .map(layer ->
                        of(channels, layer.getName(), () -> layer.getPayload().clone()));
        Stream<LayerCase> functions =
                functions().map(function -> of(channels, function.toString(), () -> new ActivationLayer(function)));
        return Stream.of(layers, own, functions).flatMap(all -> all);
    }

    private static LayerCase of(int channels, String name, Supplier<Layer> layer) {
        return new LayerCase(channels, name, layer);
    }

    private static Stream<IActivation> functions() {
        return Stream.of(
                new ActivationReLU6(),
                new ActivationLReLU(0.2),
                new ActivationELU(),
                new ActivationSwish(),
                new GaussianErrorLinearUnit(),
                new ActivationGELU(),
                new ActivationGELU(true),
                new ActivationMish(),
                new ActivationSigmoid(),
                new ActivationTanH(),
                new ActivationHardTanH(),
                new ActivationHardSigmoid(),
                new ActivationSoftPlus(),
                new ActivationIdentity());
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
