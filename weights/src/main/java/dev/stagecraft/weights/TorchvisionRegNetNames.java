/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What torchvision calls the layers of its {@code RegNet}: {@code layer1.0.bn2} is {@code trunk_output.block1.block1-0.f.b.1}. */
final class TorchvisionRegNetNames {
    private static final Map<String, String> OTHERS = Map.of("conv1", "stem.0", "bn1", "stem.1");

    /** Within a block. */
    private static final Map<String, String> PARTS = Map.of(
            "conv1", "f.a.0",
            "bn1", "f.a.1",
            "conv2", "f.b.0",
            "bn2", "f.b.1",
            "se.fc1", "f.se.fc1",
            "se.fc2", "f.se.fc2",
            "conv3", "f.c.0",
            "bn3", "f.c.1",
            "downsample.0", "proj.0",
            "downsample.1", "proj.1");

    private static final Pattern LAYER = Pattern.compile("layer(\\d+)\\.(\\d+)\\.(.+)");
    private static final Pattern PUBLISHED = Pattern.compile("trunk_output\\.block(\\d+)\\.block\\1-(\\d+)\\.(.+)");

    private TorchvisionRegNetNames() {}

    static String published(String layer) {
        Matcher inBlock = LAYER.matcher(layer);
        if (!inBlock.matches()) {
            return OTHERS.getOrDefault(layer, layer);
        }
        String stage = inBlock.group(1);
        return "trunk_output.block" + stage + ".block" + stage + "-" + inBlock.group(2) + "."
                + PARTS.getOrDefault(inBlock.group(3), inBlock.group(3));
    }

    static String layer(String published) {
        Matcher inBlock = PUBLISHED.matcher(published);
        return inBlock.matches()
                ? "layer" + inBlock.group(1) + "." + inBlock.group(2) + "." + key(PARTS, inBlock.group(3))
                : key(OTHERS, published);
    }

    private static String key(Map<String, String> names, String value) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(value);
    }
}
