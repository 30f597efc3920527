/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasNamesTest {
    @ParameterizedTest
    @CsvSource({
        "false, conv1_conv, conv1",
        "false, conv1_bn, bn1",
        "false, conv2_block1_0_conv, layer1.0.downsample.0",
        "false, conv2_block1_0_bn, layer1.0.downsample.1",
        "false, conv4_block23_1_conv, layer3.22.conv1",
        "false, conv4_block23_3_bn, layer3.22.bn3",
        "true, conv2_block1_0_conv, layer1.0.downsample.0",
        "true, conv5_block2_preact_bn, layer4.1.bn1",
        "true, conv5_block2_1_bn, layer4.1.bn2",
        "true, conv5_block2_2_bn, layer4.1.bn3",
        "true, conv5_block2_3_conv, layer4.1.conv3",
        "true, post_bn, norm"
    })
    void layersHaveTheNamesOfPyTorch(boolean preActivation, String keras, String published) {
        assertEquals(Optional.of(published), new KerasNames(preActivation).of(keras));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "predictions", "conv1_relu", "conv2_block0_1_conv", "conv2_block1_4_conv", "conv2_block1_out"
            })
    void othersHaveNone(String keras) {
        assertFalse(KerasNames.isKnown(keras));
        assertEquals(Optional.empty(), new KerasNames(true).of(keras));
    }
}
