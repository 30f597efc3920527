/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Map;

/**
 * What timm calls the layers of its legacy SE-ResNets, and Cadene's pretrained models did before: {@code layer1.0.se.fc1} is {@code
 * layer1.0.se_module.fc1}. A deep stem has its convolutions numbered there, so that its names are a map of their own.
 *
 * @param others what is called otherwise outside the blocks
 */
record LegacySeNetNames(Map<String, String> others) {
    static final LegacySeNetNames PLAIN =
            new LegacySeNetNames(Map.of("conv1", "layer0.conv1", "bn1", "layer0.bn1", "fc", "last_linear"));
    static final LegacySeNetNames DEEP = new LegacySeNetNames(Map.of(
            "conv1.0", "layer0.conv1",
            "conv1.1", "layer0.bn1",
            "conv1.3", "layer0.conv2",
            "conv1.4", "layer0.bn2",
            "conv1.6", "layer0.conv3",
            "bn1", "layer0.bn3",
            "fc", "last_linear"));

    private static final String GATE = ".se.fc";
    private static final String PUBLISHED_GATE = ".se_module.fc";

    String published(String layer) {
        return others.getOrDefault(layer, layer.replace(GATE, PUBLISHED_GATE));
    }

    String layer(String published) {
        return others.entrySet().stream()
                .filter(name -> name.getValue().equals(published))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(published.replace(PUBLISHED_GATE, GATE));
    }
}
