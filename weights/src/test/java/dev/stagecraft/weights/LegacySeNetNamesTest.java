/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those of timm 1.0.29: {@code timm.create_model("legacy_seresnet50").state_dict()}, and {@code "legacy_senet154"}. */
class LegacySeNetNamesTest {
    @ParameterizedTest
    @CsvSource({
        "conv1, layer0.conv1",
        "bn1, layer0.bn1",
        "layer1.0.conv1, layer1.0.conv1",
        "layer1.0.bn1, layer1.0.bn1",
        "layer3.5.se.fc1, layer3.5.se_module.fc1",
        "layer4.2.se.fc2, layer4.2.se_module.fc2",
        "layer2.0.downsample.0, layer2.0.downsample.0",
        "layer2.0.downsample.1, layer2.0.downsample.1",
        "fc, last_linear"
    })
    void ofPlainStems(String layer, String published) {
        assertEquals(published, Naming.LEGACY_SENET.published(layer));
        assertEquals(layer, Naming.LEGACY_SENET.layer(published));
    }

    @ParameterizedTest
    @CsvSource({
        "conv1.0, layer0.conv1",
        "conv1.1, layer0.bn1",
        "conv1.3, layer0.conv2",
        "conv1.4, layer0.bn2",
        "conv1.6, layer0.conv3",
        "bn1, layer0.bn3",
        "layer1.2.se.fc1, layer1.2.se_module.fc1",
        "layer1.2.bn1, layer1.2.bn1",
        "fc, last_linear"
    })
    void ofDeepStems(String layer, String published) {
        assertEquals(published, Naming.LEGACY_SENET_154.published(layer));
        assertEquals(layer, Naming.LEGACY_SENET_154.layer(published));
    }

    /** The tensors of one fit the other, and their pools differ. */
    @Test
    void areThoseOfNetworksThatPoolAlike() {
        List<NetworkTensor> network = new ArrayList<>(TestNetworks.resNet(10));
        network.add(
                new NetworkTensor("layer1.0.se.fc1", "weight", TensorShape.of(16, 256, 1, 1), NetworkTensor.Role.BODY));
        List<TensorInfo> file = network.stream()
                .map(tensor -> Naming.LEGACY_SENET.published(tensor, ElementType.F32))
                .toList();
        WeightsMatch match = WeightsMatch.of(network, file, true);
        assertTrue(match.fits());
        assertEquals(network.size(), match.tensors().size());
        assertEquals(
                ", by the names of timm's legacy SE-ResNets", match.placement().sentence());

        WeightsMatch other = WeightsMatch.of(network, file);
        assertFalse(other.fits());
        assertTrue(
                other.fault()
                        .endsWith(
                                " These are the weights of a legacy SE-ResNet-8, and the network is an SE-ResNet-8; declare it with"
                                        + " padding = Pool.CEIL in the pool of its stem, for which they were trained."),
                other.fault());
    }

    /** Where pools do not differ, nothing else does. */
    @Test
    void otherNamesStayReadable() {
        List<NetworkTensor> network = TestNetworks.resNet(10);
        List<TensorInfo> file = network.stream()
                .map(tensor -> Naming.RESNET.published(tensor, ElementType.F32))
                .toList();
        WeightsMatch match = WeightsMatch.of(network, file, true);
        assertTrue(match.fits());
        assertEquals("", match.placement().sentence());
    }
}
