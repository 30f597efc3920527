/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.vertices.Twins;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Products with factors, in each layout, against ND4J's on maps in C order. */
class MapScaleTest {
    private static final LayerWorkspaceMgr WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

    private final INDArray maps = Nd4j.randn(DataType.FLOAT, 3, 16, 5, 7);
    private final INDArray gradient = Nd4j.randn(DataType.FLOAT, 3, 16, 5, 7);

    @ParameterizedTest
    @EnumSource(MapLayout.class)
    void ofChannels(MapLayout layout) {
        MapFormat format = new MapFormat(layout, DataType.FLOAT);
        INDArray factors = Nd4j.randn(DataType.FLOAT, 3, 16);
        assertAlike(MapScale.ofChannels(format), format, maps, gradient, factors, factors.reshape(3, 16, 1, 1), 2, 3);
    }

    @ParameterizedTest
    @EnumSource(MapLayout.class)
    void ofPixels(MapLayout layout) {
        MapFormat format = new MapFormat(layout, DataType.FLOAT);
        INDArray factors = Nd4j.randn(DataType.FLOAT, 3, 35);
        assertAlike(MapScale.ofPixels(format), format, maps, gradient, factors, factors.reshape(3, 1, 5, 7), 1);
    }

    /** oneDNN has no sum over one. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED")
    void ofOneChannel(MapLayout layout) {
        MapFormat format = new MapFormat(layout, DataType.FLOAT);
        INDArray one = maps.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 3)).dup('c');
        INDArray ofOne =
                gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 3)).dup('c');
        INDArray factors = Nd4j.randn(DataType.FLOAT, 3, 1);
        assertAlike(MapScale.ofChannels(format), format, one, ofOne, factors, factors.reshape(3, 1, 1, 1), 2, 3);
        INDArray pixels = Nd4j.randn(DataType.FLOAT, 3, 35);
        assertAlike(MapScale.ofPixels(format), format, one, ofOne, pixels, pixels.reshape(3, 1, 5, 7), 1);
    }

    @Test
    void needsAFactorForEach() {
        MapFormat format = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
        INDArray in = new Border(MapFormat.DEEPLEARNING4J, format).in(maps, ArrayType.FF_WORKING_MEM, WORKSPACES);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> MapScale.ofPixels(format).forward(in, Nd4j.ones(DataType.FLOAT, 3, 7), in, WORKSPACES));
        assertEquals(
                "A product of maps 3 x 16 x 5 x 7 and of 3 x 7 factors has no fast way; set the execution to DEEPLEARNING4J.",
                refused.getMessage());
    }

    private static void assertAlike(
            MapScale scale,
            MapFormat format,
            INDArray maps,
            INDArray gradient,
            INDArray factors,
            INDArray broadcast,
            int... summed) {
        Border border = new Border(MapFormat.DEEPLEARNING4J, format);
        INDArray in = border.in(maps, ArrayType.FF_WORKING_MEM, WORKSPACES);
        INDArray scaled = Nd4j.createUninitialized(DataType.FLOAT, in.shape());
        scale.forward(in, factors, scaled, WORKSPACES);
        INDArray product = border.out(scaled, ArrayType.ACTIVATIONS, WORKSPACES);
        Twins.assertAlike(maps.mul(broadcast), product, "product");
        INDArray result = Nd4j.createUninitialized(DataType.FLOAT, in.shape());
        INDArray gateGradient = scale.backward(
                in, factors, border.in(gradient, ArrayType.BP_WORKING_MEM, WORKSPACES), result, WORKSPACES);
        INDArray ofMaps = border.out(result, ArrayType.ACTIVATION_GRAD, WORKSPACES);
        Twins.assertAlike(gradient.mul(broadcast), ofMaps, "gradient of the maps");
        INDArray ofFactors = maps.mul(gradient).sum(summed).reshape('c', factors.shape());
        Twins.assertAlike(ofFactors, gateGradient, "gradient of the factors");
        scale.close();
        border.close();
    }
}
