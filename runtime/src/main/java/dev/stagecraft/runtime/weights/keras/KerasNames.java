/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PyTorch calls a layer of {@code keras.applications}' ResNets: {@code conv3_block1_2_conv} is {@code layer2.0.conv2}.
 *
 * @param preActivation whether it is a ResNet v2, whose blocks begin with a normalization
 */
record KerasNames(boolean preActivation) {
    private static final Pattern BLOCK = Pattern.compile("conv([2-9])_block([1-9]\\d{0,4})_([0-3]|preact)_(conv|bn)");

    private static final Map<String, String> OTHERS =
            Map.of("conv1_conv", "conv1", "conv1_bn", "bn1", "post_bn", "norm");

    /** Whether only a ResNet v2 has a layer. */
    static boolean isOfPreActivation(String layer) {
        return layer.equals("post_bn") || layer.endsWith("_preact_bn");
    }

    /** Whether it is a layer of a ResNet, and no head. */
    static boolean isKnown(String layer) {
        return OTHERS.containsKey(layer) || BLOCK.matcher(layer).matches();
    }

    Optional<String> of(String layer) {
        Matcher block = BLOCK.matcher(layer);
        return block.matches()
                ? Optional.of("layer" + (Integer.parseInt(block.group(1)) - 1) + "."
                        + (Integer.parseInt(block.group(2)) - 1) + "." + part(block.group(3), block.group(4)))
                : Optional.ofNullable(OTHERS.get(layer));
    }

    private String part(String number, String kind) {
        boolean isConvolution = kind.equals("conv");
        if (number.equals("0")) {
            return isConvolution ? "downsample.0" : "downsample.1";
        }
        if (isConvolution) {
            return "conv" + number;
        }
        int before = number.equals("preact") ? 0 : Integer.parseInt(number);
        return "bn" + (preActivation ? before + 1 : before);
    }
}
