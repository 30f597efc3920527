/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.network.Item;
import dev.stagecraft.picture.network.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What layers are called in a picture. */
final class LayerNames {
    private static final String TIMES = "\u00d7";
    private static final String TO = " \u2192 ";
    private static final Map<String, String> FUNCTIONS = Map.of(
            "relu", "ReLU",
            "relu6", "ReLU6",
            "leaky_relu", "leaky ReLU",
            "elu", "ELU",
            "silu", "SiLU",
            "gelu", "GELU",
            "mish", "Mish",
            "sigmoid", "sigmoid");

    private LayerNames() {}

    static Look look(Item item) {
        Layer layer = item.layer();
        return switch (layer.kind()) {
            case "Convolution" ->
                box(window(layer) + " conv, " + layer.output().channels(), windowChips(layer), Ink.CONVOLUTION);
            case "Dense" -> box("dense, " + layer.output(), List.of(), Ink.CONVOLUTION);
            case "Pooling" -> box(window(layer) + " " + layer.setting("kind") + " pool", windowChips(layer), Ink.POOL);
            case "GlobalPooling" -> box("global average", List.of(), Ink.POOL);
            case "BlurPooling" -> box("3" + TIMES + "3 blur", windowChips(layer), Ink.POOL);
            case "EfficientChannelAttention" ->
                box("channel attention", List.of("kernel " + layer.setting("kernel")), Ink.ATTENTION);
            case "ChannelAttention" ->
                box("channel gate", List.of(squeeze(layer, layer.setting("squeezed"))), Ink.ATTENTION);
            case "Scale" -> Gates.look(item);
            case "ZeroPadShortcut" -> box("zero padding", zeroPadChips(layer), Ink.SHORTCUT);
            case "Normalization" -> strip(normalization(layer), Ink.NORMALIZATION, Ink.NORMALIZATION_TEXT);
            case "Activation" ->
                strip(
                        FUNCTIONS.getOrDefault(layer.setting("function"), "activation"),
                        Ink.ACTIVATION,
                        Ink.ACTIVATION_TEXT);
            case "Dropout" -> strip("dropout " + layer.setting("rate"), Ink.NOISE, Ink.QUIET);
            case "StochasticDepth" -> strip("stochastic depth", Ink.NOISE, Ink.QUIET);
            case "DropBlock" -> strip("DropBlock " + layer.setting("size"), Ink.NOISE, Ink.QUIET);
            case "ZeroPadding" -> strip("zeros, " + pixels(layer), Ink.NOISE, Ink.QUIET);
            case "EdgePadding" -> strip("edge, " + pixels(layer), Ink.NOISE, Ink.QUIET);
            default -> box(layer.kind(), List.of(), Ink.CONVOLUTION);
        };
    }

    static Look box(String title, List<String> chips, Ink ink) {
        Ink text = switch (ink) {
            case POOL -> Ink.POOL_TEXT;
            case ATTENTION -> Ink.ATTENTION_TEXT;
            case SHORTCUT -> Ink.SHORTCUT_TEXT;
            default -> Ink.CONVOLUTION_TEXT;
        };
        return new Look(title, chips, ink, text, false);
    }

    private static Look strip(String title, Ink ink, Ink text) {
        return new Look(title, List.of(), ink, text, true);
    }

    static String window(Layer layer) {
        String kernel = layer.setting("kernel");
        return kernel.isEmpty() ? "" : kernel + TIMES + kernel;
    }

    /** {@code 64 → 16 → 64}. */
    static String squeeze(Layer layer, String squeezed) {
        return layer.output().channels() + TO + squeezed + TO + layer.output().channels();
    }

    static List<String> windowChips(Layer layer) {
        List<String> chips = new ArrayList<>();
        add(chips, layer, "stride");
        add(chips, layer, "dilation");
        int groups = layer.number("groups", 1);
        if (groups > 1) {
            boolean isDepthwise = groups == layer.input().channels()
                    && groups == layer.output().channels();
            chips.add(isDepthwise ? "depthwise" : "groups " + groups);
        }
        if (layer.settings().containsKey("standardized")) {
            chips.add("standardized");
        }
        return chips;
    }

    private static List<String> zeroPadChips(Layer layer) {
        List<String> chips = new ArrayList<>();
        chips.add(layer.input().channels() + TO + layer.output().channels());
        add(chips, layer, "stride");
        return chips;
    }

    private static void add(List<String> chips, Layer layer, String setting) {
        int value = layer.number(setting, 1);
        if (value > 1) {
            chips.add(setting + " " + value);
        }
    }

    private static String normalization(Layer layer) {
        String groups = layer.setting("groups");
        return groups.isEmpty() ? "batch norm" : "group norm, " + groups;
    }

    private static String pixels(Layer layer) {
        int pixels = layer.number("pixels", 1);
        return pixels == 1 ? "1 pixel" : pixels + " pixels";
    }
}
