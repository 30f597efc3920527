/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.onednn.OneDnnExecution;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What bfloat16 costs in accuracy is what rounding weights and maps to it costs, however many channels are added up. */
class WideInputsTest {
    private static final int DEPTH = 3;
    /** Folded normalizations are rounded with the weights, and maps are kept in 32 bits here and there: other errors, as large. */
    private static final double TIMES = 4;

    private static ComputationGraphConfiguration configuration(int channels, int filters, DataType type) {
        SmallNetwork network = new SmallNetwork(SmallNetwork.settings(3, type).weightInit(WeightInit.RELU));
        for (int i = 0; i < DEPTH; i++) {
            network.unbiased("conv" + i, i == 0 ? channels : filters, filters, 3, 1)
                    .normalization("bn" + i, filters)
                    .relu("relu" + i);
        }
        return network.head(filters, 10).configuration();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "64, 16", "512, 16", "16, 256", "512, 256"})
    void costWhatRoundingCosts(int channels, int filters) {
        assumeTrue(
                Precision.BFLOAT16.isAvailable(),
                "this processor has no AVX512_BF16, by which oneDNN computes in bfloat16");
        ComputationGraph network = OneDnnExecution.network(configuration(channels, filters, DataType.FLOAT));
        network.init();
        ComputationGraph exact = new ComputationGraph(configuration(channels, filters, DataType.DOUBLE));
        exact.init();
        exact.setParams(network.params().castTo(DataType.DOUBLE));
        INDArray images = Nd4j.randn(DataType.FLOAT, 4, channels, 10, 10);
        INDArray right = exact.outputSingle(images.castTo(DataType.DOUBLE));
        try (InferenceNetwork bfloat16 = InferenceNetwork.of(
                network,
                InferenceOptions.defaults().withExecution(Execution.ONEDNN).withPrecision(Precision.BFLOAT16))) {
            double error = distance(right, bfloat16.output(images));
            double rounding = distance(right, rounded(exact, images));
            assertTrue(error > 0, "nothing was computed in bfloat16");
            assertTrue(error <= TIMES * rounding, () -> error + ", where rounding alone costs " + rounding);
        }
    }

    /** What the network answers in 64 bits if its convolutions' weights and what they take and give are rounded. */
    private static INDArray rounded(ComputationGraph network, INDArray images) {
        INDArray maps = rounded(images.castTo(DataType.DOUBLE));
        for (Layer layer : network.getLayers()) {
            boolean isOfMaps = layer.conf().getLayer() instanceof ConvolutionLayer;
            if (isOfMaps) {
                layer.getParam("W").assign(rounded(layer.getParam("W")));
            }
            maps = layer.activate(maps.dup(), false, LayerWorkspaceMgr.noWorkspaces())
                    .dup();
            maps = isOfMaps || layer.conf().getLayer() instanceof ActivationLayer ? rounded(maps) : maps;
        }
        return maps;
    }

    private static INDArray rounded(INDArray array) {
        return array.castTo(DataType.BFLOAT16).castTo(DataType.DOUBLE);
    }

    /** The largest difference of the probabilities' logarithms. */
    private static double distance(INDArray right, INDArray given) {
        return Transforms.log(right)
                .sub(Transforms.log(given.castTo(DataType.DOUBLE)))
                .amaxNumber()
                .doubleValue();
    }
}
