/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is done to images before a network learns from them: names with values, as a recipe's file has them.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code train-size}, {@code test-size}, {@code test-resize}</td><td>pixels: what is cropped in training and in tests, and the shorter side before a test's
 * crop</td></tr>
 * <tr><td>{@code crop-padding}</td><td>pixels of zeros around an image of which a crop is taken</td></tr>
 * <tr><td>{@code random-resized-crop}</td><td>the least and the greatest share of the area, a list of two</td></tr>
 * <tr><td>{@code flip}</td><td>how probable a horizontal flip is</td></tr>
 * <tr><td>{@code color-jitter}</td><td>how much brightness, contrast and saturation change</td></tr>
 * <tr><td>{@code trivial-augment}</td><td>true: TrivialAugmentWide of torchvision</td></tr>
 * <tr><td>{@code rand-augment}</td><td>timm's words for it, such as {@code rand-m7-mstd0.5-inc1}</td></tr>
 * <tr><td>{@code auto-augment}</td><td>{@code cifar10} or {@code imagenet}</td></tr>
 * <tr><td>{@code random-erasing}</td><td>how probable it is</td></tr>
 * <tr><td>{@code mixup}, {@code cutmix}</td><td>the alpha of each</td></tr>
 * <tr><td>{@code repeated}</td><td>how often an image is in an epoch's order, each time augmented anew</td></tr>
 * </table>
 *
 * @param settings by their names; the values are {@link Double}, {@link Boolean}, {@link String}, or a list of {@link Double}
 */
public record Augmentation(SortedMap<String, Object> settings) {
    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(Map.of());

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("train-size", Double.class),
            Map.entry("test-size", Double.class),
            Map.entry("test-resize", Double.class),
            Map.entry("crop-padding", Double.class),
            Map.entry("random-resized-crop", List.class),
            Map.entry("flip", Double.class),
            Map.entry("color-jitter", Double.class),
            Map.entry("trivial-augment", Boolean.class),
            Map.entry("rand-augment", String.class),
            Map.entry("auto-augment", String.class),
            Map.entry("random-erasing", Double.class),
            Map.entry("mixup", Double.class),
            Map.entry("cutmix", Double.class),
            Map.entry("repeated", Double.class));

    /**
     * Copies and checks the settings.
     *
     * @param settings by their names
     * @throws IllegalArgumentException if there is no such setting, or a value is of another kind
     */
    public Augmentation {
        settings.forEach(Augmentation::require);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * One of these settings.
     *
     * @param settings by their names
     * @throws IllegalArgumentException if there is no such setting, or a value is of another kind
     */
    public Augmentation(Map<String, ?> settings) {
        this(new TreeMap<String, Object>(settings));
    }

    private static void require(String name, Object value) {
        Class<?> kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There is no augmentation " + name + "; there are "
                    + String.join(", ", new TreeMap<>(KINDS).keySet()) + ".");
        }
        if (!kind.isInstance(value)) {
            String wanted = kind == Double.class
                    ? "a number"
                    : kind == Boolean.class ? "true or false" : kind == String.class ? "a text" : "a list of numbers";
            throw new IllegalArgumentException(
                    "The augmentation " + name + " is " + value + "; it must be " + wanted + ".");
        }
    }

    /** {@return why images cannot be augmented so, in one sentence; empty where nothing is to be done to them} */
    Optional<String> unavailable(String recipe) {
        return settings.isEmpty()
                ? Optional.empty()
                : Optional.of("The recipe " + recipe + " augments images by " + String.join(", ", settings.keySet())
                        + ", which this version does not do yet: train without it, by withoutAugmentation() or"
                        + " --no-augmentation, which gives another result.");
    }
}
