/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What transformers calls the layers of a ResNet (its {@code ResNetModel}): {@code layer1.0.conv2} is
 * {@code encoder.stages.0.layers.0.layer.1.convolution}.
 */
final class TransformersNames {
    private static final Map<String, String> OTHERS = Map.of(
            "conv1", "embedder.embedder.convolution",
            "bn1", "embedder.embedder.normalization",
            "fc", "classifier.1");

    private static final Pattern LAYER = Pattern.compile("layer(\\d+)\\.(\\d+)\\.(conv|bn|downsample\\.)(\\d)");
    private static final Pattern PUBLISHED = Pattern.compile(
            "encoder\\.stages\\.(\\d{1,6})\\.layers\\.(\\d+)\\.(layer\\.(\\d)|shortcut)\\.(convolution|normalization)");

    private TransformersNames() {}

    static String published(String layer) {
        Matcher inBlock = LAYER.matcher(layer);
        if (!inBlock.matches()) {
            return OTHERS.getOrDefault(layer, layer);
        }
        int number = Integer.parseInt(inBlock.group(4));
        boolean isShortcut = inBlock.group(3).startsWith("downsample");
        boolean isConvolution = isShortcut ? number == 0 : inBlock.group(3).equals("conv");
        return "encoder.stages." + (Integer.parseInt(inBlock.group(1)) - 1) + ".layers." + inBlock.group(2)
                + (isShortcut ? ".shortcut" : ".layer." + (number - 1))
                + (isConvolution ? ".convolution" : ".normalization");
    }

    static String layer(String published) {
        Matcher inBlock = PUBLISHED.matcher(published);
        if (!inBlock.matches()) {
            return OTHERS.entrySet().stream()
                    .filter(name -> name.getValue().equals(published))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(published);
        }
        boolean isConvolution = inBlock.group(5).equals("convolution");
        String part = inBlock.group(4) == null
                ? "downsample." + (isConvolution ? 0 : 1)
                : (isConvolution ? "conv" : "bn") + (Integer.parseInt(inBlock.group(4)) + 1);
        return "layer" + (Integer.parseInt(inBlock.group(1)) + 1) + "." + inBlock.group(2) + "." + part;
    }
}
