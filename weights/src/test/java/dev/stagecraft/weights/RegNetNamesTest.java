/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of {@code state_dict()} of timm 1.0.29's {@code regnety_002} and torchvision 0.28's {@code regnet_y_400mf}. */
class RegNetNamesTest {
    @ParameterizedTest
    @CsvSource({
        "conv1, stem.conv",
        "bn1, stem.bn",
        "layer1.0.conv1, s1.b1.conv1.conv",
        "layer1.0.bn1, s1.b1.conv1.bn",
        "layer3.3.conv2, s3.b4.conv2.conv",
        "layer4.11.bn3, s4.b12.conv3.bn",
        "layer2.0.se.fc1, s2.b1.se.fc1",
        "layer2.0.downsample.0, s2.b1.downsample.conv",
        "layer2.0.downsample.1, s2.b1.downsample.bn",
        "fc, head.fc"
    })
    void timms(String layer, String published) {
        assertEquals(published, Naming.REGNET.published(layer));
        assertEquals(layer, Naming.REGNET.layer(published));
    }

    @ParameterizedTest
    @CsvSource({
        "conv1, stem.0",
        "bn1, stem.1",
        "layer1.0.conv1, trunk_output.block1.block1-0.f.a.0",
        "layer1.0.bn1, trunk_output.block1.block1-0.f.a.1",
        "layer3.3.conv2, trunk_output.block3.block3-3.f.b.0",
        "layer4.11.bn3, trunk_output.block4.block4-11.f.c.1",
        "layer2.0.se.fc2, trunk_output.block2.block2-0.f.se.fc2",
        "layer2.0.downsample.0, trunk_output.block2.block2-0.proj.0",
        "layer2.0.downsample.1, trunk_output.block2.block2-0.proj.1",
        "fc, fc"
    })
    void torchvisions(String layer, String published) {
        assertEquals(published, Naming.TORCHVISION_REGNET.published(layer));
        assertEquals(layer, Naming.TORCHVISION_REGNET.layer(published));
    }

    /** Nothing in a file's names is too long to be looked at. */
    @ParameterizedTest
    @CsvSource({"s99999999999.b99999999999.conv1.conv", "trunk_output.block1.block2-0.f.a.0", "s1.b1"})
    void othersStay(String published) {
        assertEquals(published, Naming.REGNET.layer(published));
        assertEquals(published, Naming.TORCHVISION_REGNET.layer(published));
    }
}
