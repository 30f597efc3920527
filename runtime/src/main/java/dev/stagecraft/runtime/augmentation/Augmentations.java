/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done with images that a network learns from, one after the other: first with their pixels, then with their values, then with
 * batches.
 *
 * @param steps in their order
 * @param repeats how often an image is in an epoch, each time augmented otherwise, of which there are as many fewer others (Hoffer et al.,
 *     <i>Augment Your Batch</i>, 2020; the times of an image are one behind the other); 1 for once
 */
public record Augmentations(List<Augmentation> steps, int repeats) {
    /** Nothing. */
    public static final Augmentations NONE = new Augmentations(List.of(), 1);

    /**
     * Copies and checks the steps.
     *
     * @param steps in their order
     * @param repeats 1 or more
     * @throws IllegalArgumentException if they cannot follow each other, or the repeats are below 1
     */
    public Augmentations {
        steps = List.copyOf(steps);
        Checks.positive("repeats", repeats);
        for (int index = 1; index < steps.size(); index++) {
            Checks.require(
                    kind(steps.get(index)) >= kind(steps.get(index - 1)),
                    steps.get(index) + " is behind " + steps.get(index - 1)
                            + "; what is done with pixels must come before what is done with values, and batches come last.");
            Checks.require(
                    !(steps.get(index) instanceof RandomResizedCrop),
                    "RandomResizedCrop is behind " + steps.get(index - 1)
                            + "; it must be the first, since it takes images as they are stored.");
        }
        Checks.require(
                steps.stream().filter(BatchAugmentation.class::isInstance).count() <= 1,
                "There are several steps that mix batches; give Mixing both of its numbers instead.");
    }

    /**
     * {@return these steps}
     *
     * @param steps in their order
     * @throws IllegalArgumentException if they cannot follow each other
     */
    public static Augmentations of(Augmentation... steps) {
        return new Augmentations(List.of(steps), 1);
    }

    /**
     * {@return the same with images that are several times in an epoch}
     *
     * @param times 1 or more
     */
    public Augmentations repeated(int times) {
        return new Augmentations(steps, times);
    }

    /** {@return the first step if it is one that takes images as they are stored, and gives them a size} */
    public Optional<RandomResizedCrop> crop() {
        return steps.stream()
                .limit(1)
                .filter(RandomResizedCrop.class::isInstance)
                .map(RandomResizedCrop.class::cast)
                .findFirst();
    }

    /** {@return what is done with pixels, without the crop} */
    public List<PixelAugmentation> behindCrop() {
        return only(PixelAugmentation.class)
                .filter(step -> !(step instanceof RandomResizedCrop))
                .toList();
    }

    /** {@return what is done with values} */
    public List<ValueAugmentation> ofValues() {
        return only(ValueAugmentation.class).toList();
    }

    /** {@return what is done with batches} */
    public Optional<BatchAugmentation> ofBatches() {
        return only(BatchAugmentation.class).findFirst();
    }

    private <T> Stream<T> only(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static int kind(Augmentation step) {
        if (step instanceof PixelAugmentation) {
            return 0;
        }
        return step instanceof ValueAugmentation ? 1 : 2;
    }

    @Override
    public String toString() {
        String all =
                steps.isEmpty() ? "none" : steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return repeats == 1 ? all : all + ", each image " + repeats + " times";
    }
}
