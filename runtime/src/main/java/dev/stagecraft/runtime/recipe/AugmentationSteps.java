/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import dev.stagecraft.runtime.augmentation.Augmentation;
import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.AutoAugment;
import dev.stagecraft.runtime.augmentation.ColorJitter;
import dev.stagecraft.runtime.augmentation.Cutout;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.Mixing;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.augmentation.TrivialAugmentWide;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes steps of {@link AugmentationSettings}. */
final class AugmentationSteps {
    private static final double LEAST_RATIO = 3.0 / 4;
    private static final double GREATEST_RATIO = 4.0 / 3;

    private static final Map<String, Class<?>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("train-size", Double.class),
            Map.entry("test-size", Double.class),
            Map.entry("test-resize", Double.class),
            Map.entry("random-resized-crop", List.class),
            Map.entry("interpolation", String.class),
            Map.entry("crop-padding", Double.class),
            Map.entry("flip", Double.class),
            Map.entry("color-jitter", Double.class),
            Map.entry("trivial-augment", Boolean.class),
            Map.entry("rand-augment", String.class),
            Map.entry("auto-augment", String.class),
            Map.entry("random-erasing", Double.class),
            Map.entry("cutout", Double.class),
            Map.entry("mixup", Double.class),
            Map.entry("cutmix", Double.class),
            Map.entry("repeated", Double.class)));

    private static final Map<Class<?>, String> WANTED = Map.of(
            Double.class, "a number",
            Boolean.class, "true or false",
            String.class, "a text",
            List.class, "a list of numbers");

    private final SortedMap<String, Object> settings;
    private final List<Augmentation> steps = new ArrayList<>();

    private AugmentationSteps(SortedMap<String, Object> settings) {
        this.settings = settings;
    }

    /** @param input of the network, {@code [channels, height, width]} */
    static Augmentations of(SortedMap<String, Object> settings, Shape input) {
        settings.forEach(AugmentationSteps::require);
        AugmentationSteps all = new AugmentationSteps(settings);
        all.crop(input);
        all.add("crop-padding", Double.class, border -> new PaddedCrop(whole("crop-padding", border)));
        all.add("flip", Double.class, HorizontalFlip::new);
        all.add("color-jitter", Double.class, most -> new ColorJitter(most, most, most, 0));
        all.drawn();
        all.add("random-erasing", Double.class, RandomErasing::new);
        all.add("cutout", Double.class, side -> new Cutout(whole("cutout", side)));
        all.mixing();
        return new Augmentations(all.steps, whole(settings, "repeated").orElse(1));
    }

    /** A setting that is a whole number above 0; empty if it is not set. */
    static OptionalInt whole(SortedMap<String, Object> settings, String name) {
        return settings.containsKey(name)
                ? OptionalInt.of(whole(name, (Double) settings.get(name)))
                : OptionalInt.empty();
    }

    private static int whole(String name, double value) {
        if (value < 1 || value != (int) value) {
            throw wrong(name, value, "a whole number above 0");
        }
        return (int) value;
    }

    private static void require(String name, Object value) {
        Class<?> kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "There is no augmentation " + name + "; there are " + String.join(", ", KINDS.keySet()) + ".");
        }
        if (!kind.isInstance(value)) {
            throw wrong(name, value, WANTED.get(kind));
        }
    }

    private static IllegalArgumentException wrong(String name, Object value, String wanted) {
        return new IllegalArgumentException(
                "The augmentation " + name + " is " + value + "; it must be " + wanted + ".");
    }

    private <T> void add(String name, Class<T> kind, Function<T, Augmentation> step) {
        if (settings.containsKey(name)) {
            try {
                steps.add(step.apply(kind.cast(settings.get(name))));
            } catch (IllegalArgumentException e) {
                throw e.getMessage().startsWith("The augmentation ")
                        ? e
                        : new IllegalArgumentException("The augmentation " + name + " cannot be: " + e.getMessage(), e);
            }
        }
    }

    private void crop(Shape input) {
        for (String setting : List.of("train-size", "interpolation")) {
            if (settings.containsKey(setting) && !settings.containsKey("random-resized-crop")) {
                throw new IllegalArgumentException("The augmentation " + setting
                        + " is that of random-resized-crop, and there is none: set it, or leave " + setting + " out.");
            }
        }
        int height = trained(input.dimensions().get(1));
        int width = trained(input.dimensions().get(2));
        add("random-resized-crop", List.class, areas -> {
            if (areas.size() != 2) {
                throw wrong("random-resized-crop", areas, "a list of two shares of the area");
            }
            return new RandomResizedCrop(
                    height,
                    width,
                    (Double) areas.get(0),
                    (Double) areas.get(1),
                    LEAST_RATIO,
                    GREATEST_RATIO,
                    one("interpolation", Interpolation.values(), Interpolation.BILINEAR));
        });
    }

    /** A side of what the crop gives, for such a side of the network's input. */
    private int trained(int side) {
        OptionalInt size = whole(settings, "train-size");
        if (size.isEmpty()) {
            return side;
        }
        return TestSize.of(settings)
                .map(tested -> tested.scaled(size.getAsInt(), side))
                .orElse(size.getAsInt());
    }

    /** Of these, recipes have one. */
    private void drawn() {
        List<String> chosen = Stream.of("trivial-augment", "rand-augment", "auto-augment")
                .filter(settings::containsKey)
                .filter(name -> !Boolean.FALSE.equals(settings.get(name)))
                .toList();
        if (chosen.size() > 1) {
            throw new IllegalArgumentException("There are " + String.join(" and ", chosen)
                    + ", each of which draws an operation: leave one of them.");
        }
        if (chosen.contains("trivial-augment")) {
            steps.add(new TrivialAugmentWide());
        }
        add("rand-augment", String.class, RandAugmentWords::read);
        if (settings.containsKey("auto-augment")) {
            steps.add(new AutoAugment(one("auto-augment", AutoAugment.Policy.values(), AutoAugment.Policy.IMAGENET)));
        }
    }

    private void mixing() {
        double mixup = settings.containsKey("mixup") ? (Double) settings.get("mixup") : 0;
        double cutMix = settings.containsKey("cutmix") ? (Double) settings.get("cutmix") : 0;
        if (mixup != 0 || cutMix != 0) {
            steps.add(new Mixing(mixup, cutMix));
        }
    }

    /** The constant that a setting names in small letters. */
    private <E extends Enum<E>> E one(String name, E[] all, E otherwise) {
        if (!settings.containsKey(name)) {
            return otherwise;
        }
        Object word = settings.get(name);
        for (E constant : all) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        List<String> words = Stream.of(all)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw wrong(name, word, "one of " + String.join(", ", words));
    }
}
