/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What timm calls the layers of its {@code RegNet}: {@code layer1.0.bn2} is {@code s1.b1.conv2.bn}. */
final class RegNetNames {
    private static final Map<String, String> OTHERS = Map.of("conv1", "stem.conv", "bn1", "stem.bn", "fc", "head.fc");
    private static final Pattern LAYER = Pattern.compile("layer(\\d+)\\.(\\d{1,8})\\.(.+)");
    private static final Pattern PUBLISHED = Pattern.compile("s(\\d+)\\.b(\\d{1,8})\\.(.+)");

    private RegNetNames() {}

    static String published(String layer) {
        Matcher inBlock = LAYER.matcher(layer);
        if (!inBlock.matches()) {
            return OTHERS.getOrDefault(layer, layer);
        }
        String part = inBlock.group(3)
                .replaceFirst("^conv(\\d)$", "conv$1.conv")
                .replaceFirst("^bn(\\d)$", "conv$1.bn")
                .replaceFirst("^downsample\\.0$", "downsample.conv")
                .replaceFirst("^downsample\\.1$", "downsample.bn");
        return "s" + inBlock.group(1) + ".b" + (Integer.parseInt(inBlock.group(2)) + 1) + "." + part;
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
        String part = inBlock.group(3)
                .replaceFirst("^conv(\\d)\\.conv$", "conv$1")
                .replaceFirst("^conv(\\d)\\.bn$", "bn$1")
                .replaceFirst("^downsample\\.conv$", "downsample.0")
                .replaceFirst("^downsample\\.bn$", "downsample.1");
        return "layer" + inBlock.group(1) + "." + (Integer.parseInt(inBlock.group(2)) - 1) + "." + part;
    }
}
