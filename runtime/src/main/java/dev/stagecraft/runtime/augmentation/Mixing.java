/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.random.RandomGenerator;

/**
 * Mixup and CutMix, as timm does them for a batch: image i is mixed with image N-1-i, and so are their labels, all in the same proportion, drawn
 * from Beta(alpha, alpha). Mixup adds the images (Zhang et al., <i>mixup: Beyond Empirical Risk Minimization</i>, 2018); CutMix replaces a
 * rectangle (Yun et al., <i>CutMix</i>, 2019), and its proportion is what is left of the image. The image in the middle of an odd batch stays
 * as it is.
 *
 * @param mixup the alpha of mixup; 0 for none
 * @param cutMix the alpha of CutMix; 0 for none
 * @param probability how often a batch is mixed
 * @param switching how often a batch that is mixed has CutMix, where there are both
 */
public record Mixing(double mixup, double cutMix, double probability, double switching) implements BatchAugmentation {
    /**
     * Checks the numbers.
     *
     * @param mixup the alpha of mixup; 0 for none
     * @param cutMix the alpha of CutMix; 0 for none
     * @param probability from 0 to 1
     * @param switching from 0 to 1
     * @throws IllegalArgumentException if a number makes no sense
     */
    public Mixing {
        Checks.require(
                mixup >= 0 && cutMix >= 0 && mixup + cutMix > 0 && Double.isFinite(mixup + cutMix),
                "mixup is " + mixup + " and cutMix is " + cutMix + "; neither may be below 0, and one must be above.");
        Checks.probability("probability", probability);
        Checks.probability("switching", switching);
    }

    /**
     * For every batch, half of them by CutMix where there are both.
     *
     * @param mixup the alpha of mixup; 0 for none
     * @param cutMix the alpha of CutMix; 0 for none
     */
    public Mixing(double mixup, double cutMix) {
        this(mixup, cutMix, 1, 0.5);
    }

    @Override
    public void apply(MixedBatch batch, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return;
        }
        if (isCutMix(random)) {
            int height = batch.image().dimensions().get(1);
            int width = batch.image().dimensions().get(2);
            Rectangle pasted = rectangle(height, width, Draw.beta(random, cutMix), random);
            paste(batch, pasted);
            mixLabels(batch, 1 - pasted.area() / (double) (height * width));
        } else {
            double share = Draw.beta(random, mixup);
            add(batch.values(), batch.size(), (int) batch.image().size(), share);
            mixLabels(batch, share);
        }
    }

    private boolean isCutMix(RandomGenerator random) {
        return mixup == 0 || cutMix > 0 && random.nextDouble() < switching;
    }

    /** What is replaced of an image of which this share is meant to stay. */
    static Rectangle rectangle(int height, int width, double share, RandomGenerator random) {
        double side = Math.sqrt(1 - share);
        return Rectangle.around(
                random.nextInt(height),
                random.nextInt(width),
                (int) (height * side),
                (int) (width * side),
                height,
                width);
    }

    private static void paste(MixedBatch batch, Rectangle pasted) {
        int size = (int) batch.image().size();
        int height = batch.image().dimensions().get(1);
        int width = batch.image().dimensions().get(2);
        for (int first = 0; first < batch.size() / 2; first++) {
            int second = batch.size() - 1 - first;
            for (int channel = 0; channel < batch.image().dimensions().get(0); channel++) {
                for (int row = pasted.top(); row < pasted.bottom(); row++) {
                    int line = (channel * height + row) * width + pasted.left();
                    exchange(batch.values(), first * size + line, second * size + line, pasted.right() - pasted.left());
                }
            }
        }
    }

    private static void exchange(float[] values, int first, int second, int count) {
        for (int i = 0; i < count; i++) {
            float moved = values[first + i];
            values[first + i] = values[second + i];
            values[second + i] = moved;
        }
    }

    private static void mixLabels(MixedBatch batch, double share) {
        add(batch.labels(), batch.size(), batch.classes(), share);
    }

    /** Each of N rows becomes a sum of itself and of that which is as far from the end. */
    private static void add(float[] rows, int count, int length, double share) {
        float own = (float) share;
        float other = (float) (1 - share);
        for (int first = 0; first < count / 2; first++) {
            int i = first * length;
            int j = (count - 1 - first) * length;
            for (int end = i + length; i < end; i++, j++) {
                float a = rows[i];
                float b = rows[j];
                rows[i] = a * own + b * other;
                rows[j] = b * own + a * other;
            }
        }
    }
}
