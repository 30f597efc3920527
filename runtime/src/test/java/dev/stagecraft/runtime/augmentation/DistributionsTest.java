/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is drawn is distributed as with torchvision, timm and NumPy: their deciles part the draws into tenths. */
class DistributionsTest {
    private static final int DRAWS = 100_000;

    /** Four standard deviations of a share of so many draws, and as much again for those of the reference. */
    private static final double TOLERANCE = 0.009;

    private final Random random = new Random(7);

    @Test
    void randomResizedCrop() {
        RandomResizedCrop crop = new RandomResizedCrop(1, 1);
        ImagePart[] parts = parts(() -> crop.part(375, 500, random));
        requireDeciles("crop-top", parts, ImagePart::top);
        requireDeciles("crop-left", parts, ImagePart::left);
        requireDeciles("crop-height", parts, ImagePart::height);
        requireDeciles("crop-width", parts, ImagePart::width);
    }

    /** Nothing of these ratios fits well, so that most are the middle. */
    @Test
    void randomResizedCropOfAnImageThatIsTooHigh() {
        RandomResizedCrop crop = new RandomResizedCrop(1, 1);
        ImagePart[] parts = parts(() -> crop.part(300, 20, random));
        requireDeciles("tall-crop-top", parts, ImagePart::top);
        requireDeciles("tall-crop-height", parts, ImagePart::height);
    }

    @Test
    void randomErasing() {
        RandomErasing erasing = new RandomErasing(1);
        Rectangle[] erased = draw(() -> erasing.rectangle(224, 176, random));
        requireDeciles("erased-top", erased, Rectangle::top);
        requireDeciles("erased-left", erased, Rectangle::left);
        requireDeciles("erased-height", erased, part -> part.bottom() - part.top());
        requireDeciles("erased-width", erased, part -> part.right() - part.left());
    }

    @Test
    void cutMix() {
        Rectangle[] pasted = draw(() -> Mixing.rectangle(224, 176, Draw.beta(random, 1), random));
        requireDeciles("cutmix-top", pasted, Rectangle::top);
        requireDeciles("cutmix-right", pasted, Rectangle::right);
        requireDeciles("cutmix-share", pasted, part -> 1 - part.area() / (224.0 * 176));
    }

    @Test
    void beta() {
        for (double alpha : new double[] {0.1, 0.2, 0.8, 1}) {
            requireDeciles("beta-" + alpha, draws(() -> Draw.beta(random, alpha)));
        }
    }

    @Test
    void normal() {
        requireDeciles("normal", draws(() -> Draw.normal(random)));
    }

    @Test
    void strengthsOfTimmsRandAugment() {
        TimmRandAugment augment = new TimmRandAugment(7);
        requireDeciles("timm-strength", draws(() -> 10 * augment.strength(random)));
    }

    /** Of an image of two colours, by what is left of their order. */
    @Test
    void halfOfTheImagesAreFlipped() {
        Pixels image = new Pixels(1, 1, 2, new byte[] {1, 2});
        double flipped = share(() -> new HorizontalFlip().apply(image, random).values()[0] == 2);
        assertEquals(0.5, flipped, TOLERANCE);
    }

    @Test
    void paddedCropsAreEquallyLikely() {
        byte[] values = new byte[49];
        values[24] = 1;
        Pixels image = new Pixels(1, 7, 7, values);
        int[] counts = new int[49];
        for (int draw = 0; draw < DRAWS; draw++) {
            byte[] moved = new PaddedCrop(3).apply(image, random).values();
            for (int i = 0; i < 49; i++) {
                counts[i] += moved[i];
            }
        }
        for (int count : counts) {
            assertEquals(1.0 / 49, count / (double) DRAWS, TOLERANCE);
        }
    }

    @Test
    void operationsAreEquallyLikelyAndSignsToo() {
        int[] counts = new int[PolicyOperation.values().length];
        int[] negative = new int[1];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[Chosen.operation(random).ordinal()]++;
            negative[0] += Chosen.sign(PolicyOperation.ROTATE, 1, random) < 0 ? 1 : 0;
            assertTrue(Chosen.sign(PolicyOperation.SOLARIZE, 1, random) > 0);
        }
        for (int operation = 0; operation < 14; operation++) {
            assertEquals(1.0 / 14, counts[operation] / (double) DRAWS, TOLERANCE);
        }
        assertEquals(0, counts[14]);
        assertEquals(0.5, negative[0] / (double) DRAWS, TOLERANCE);
    }

    /** Something drawn. */
    private interface Drawn<T> {
        T get();
    }

    private static Rectangle[] draw(Drawn<Rectangle> drawn) {
        Rectangle[] all = new Rectangle[DRAWS];
        Arrays.setAll(all, index -> drawn.get());
        return all;
    }

    private static ImagePart[] parts(Drawn<ImagePart> drawn) {
        ImagePart[] all = new ImagePart[DRAWS];
        Arrays.setAll(all, index -> drawn.get());
        return all;
    }

    private static double[] draws(Drawn<Double> drawn) {
        double[] all = new double[DRAWS];
        Arrays.setAll(all, index -> drawn.get());
        return all;
    }

    private static double share(Drawn<Boolean> drawn) {
        int count = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            count += drawn.get() ? 1 : 0;
        }
        return count / (double) DRAWS;
    }

    private static <T> void requireDeciles(String name, T[] drawn, ToDoubleFunction<T> measure) {
        requireDeciles(name, Arrays.stream(drawn).mapToDouble(measure).toArray());
    }

    /** Whole numbers tie, so that a decile lies between the share below it and the share up to it. */
    private static void requireDeciles(String name, double... drawn) {
        List<String> words = References.lines("distributions.txt").stream()
                .filter(line -> line.get(0).equals(name))
                .findFirst()
                .orElseThrow();
        for (int tenth = 1; tenth <= 9; tenth++) {
            double decile = Double.parseDouble(words.get(tenth));
            double below = Arrays.stream(drawn).filter(value -> value < decile).count() / (double) drawn.length;
            double upTo = Arrays.stream(drawn).filter(value -> value <= decile).count() / (double) drawn.length;
            assertTrue(
                    below - TOLERANCE <= tenth / 10.0 && tenth / 10.0 <= upTo + TOLERANCE,
                    name + ": " + below + " to " + upTo + " of the draws lie below " + decile + ", not " + tenth
                            + "/10");
        }
    }
}
