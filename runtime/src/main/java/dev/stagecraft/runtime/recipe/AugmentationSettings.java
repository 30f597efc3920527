/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is done to images before a network learns from them: names with values, as a recipe's file has them. In which order it is done is in the
 * names: crop, flip, colours, a drawn operation, then erasing, then mixing.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code test-size}</td><td>pixels, a side of the network's input, which the next two go with; for an input of another size they are so
 * many times as large or small</td></tr>
 * <tr><td>{@code train-size}</td><td>pixels, a side of what {@code random-resized-crop} gives; that of the network's input unless set</td></tr>
 * <tr><td>{@code test-resize}</td><td>pixels, at least {@code test-size}: what the shorter side of a test image becomes before the middle is taken,
 * where the network declares no {@code @Preprocessing}</td></tr>
 * <tr><td>{@code random-resized-crop}</td><td>the least and the greatest share of the area, a list of two</td></tr>
 * <tr><td>{@code interpolation}</td><td>of that crop: {@code bilinear} (unless set), {@code bicubic} or {@code nearest}</td></tr>
 * <tr><td>{@code crop-padding}</td><td>pixels of zeros around an image of which a part of its size is taken</td></tr>
 * <tr><td>{@code flip}</td><td>how probable a horizontal flip is</td></tr>
 * <tr><td>{@code color-jitter}</td><td>how much brightness, contrast and saturation change at most</td></tr>
 * <tr><td>{@code trivial-augment}</td><td>true: TrivialAugmentWide of torchvision</td></tr>
 * <tr><td>{@code rand-augment}</td><td>timm's words for it, such as {@code rand-m7-mstd0.5-inc1}</td></tr>
 * <tr><td>{@code auto-augment}</td><td>{@code cifar10}, {@code imagenet} or {@code svhn}</td></tr>
 * <tr><td>{@code random-erasing}</td><td>how probable it is</td></tr>
 * <tr><td>{@code cutout}</td><td>the side of a square that is erased, in pixels</td></tr>
 * <tr><td>{@code mixup}, {@code cutmix}</td><td>the alpha of each; with both, each batch is mixed by one of them, half by either</td></tr>
 * <tr><td>{@code repeated}</td><td>how often an image is in an epoch, each time augmented anew, of which there are as many fewer others</td></tr>
 * </table>
 *
 * @param settings by their names; the values are {@link Double}, {@link Boolean}, {@link String}, or a list of {@link Double}
 */
public record AugmentationSettings(SortedMap<String, Object> settings) {
    /** What settings are tried with. */
    private static final Shape ANY = new Shape(List.of(3, 1, 1));

    /** Images as they are. */
    public static final AugmentationSettings NONE = new AugmentationSettings(Map.of());

    /**
     * Copies and checks the settings.
     *
     * @param settings by their names
     * @throws IllegalArgumentException if there is no such setting, or a value makes no sense
     */
    public AugmentationSettings {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        AugmentationSteps.of(settings, ANY);
        TestSize.of(settings);
    }

    /**
     * One of these settings.
     *
     * @param settings by their names
     * @throws IllegalArgumentException if there is no such setting, or a value makes no sense
     */
    public AugmentationSettings(Map<String, ?> settings) {
        this(new TreeMap<String, Object>(settings));
    }

    /**
     * {@return what is done, one after the other}
     *
     * @param input of the network, {@code [channels, height, width]}
     */
    public Augmentations augmentations(Shape input) {
        return AugmentationSteps.of(settings, input);
    }

    /**
     * {@return how a test image becomes the network's input}
     *
     * @param whole the largest centred part of it, of the input's size
     */
    public Preprocessing preprocessing(Preprocessing whole) {
        return TestSize.of(settings).map(size -> size.of(whole)).orElse(whole);
    }
}
