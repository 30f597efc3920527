/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;

/** Makes the annotations of a network, which fit together where the profile says so. */
final class PartGenerator {
    private final Dice dice;
    private final Profile profile;
    private final Numbers numbers;
    private final Parts parts;
    private final ExpectedMap map = new ExpectedMap();
    private final Design design;
    private final StageGenerator stage;

    private PartGenerator(Dice dice, Profile profile, BlockTypes blocks) {
        this.dice = dice;
        this.profile = profile;
        numbers = new Numbers(dice, profile);
        parts = new Parts(numbers);
        design = new DesignGenerator(dice, numbers, profile, parts).design(map);
        stage = new StageGenerator(dice, numbers, profile, design, new BlockGenerator(dice, numbers, profile, blocks));
    }

    /**
     * All annotations of a network but {@code @ResidualNetwork}.
     *
     * @param blocks gets the interfaces of its own blocks
     */
    static List<Part> parts(Dice dice, Profile profile, BlockTypes blocks) {
        return new PartGenerator(dice, profile, blocks).parts();
    }

    /** Annotations that another network with these parts may have in their place or besides. */
    static List<Part> variant(Dice dice, Profile profile, List<Part> of) {
        Numbers numbers = new Numbers(dice, profile);
        Parts parts = new Parts(numbers);
        if (dice.chance(0.3)) {
            parts.add("Activated", DesignGenerator.activated(dice));
        }
        if (dice.chance(0.3)) {
            new NoiseGenerator(dice, numbers, profile).stochasticDepth(parts);
        }
        if (dice.chance(0.3)) {
            new BudgetGenerator(dice, numbers, profile).addTo(parts);
        }
        boolean hasAttention = of.stream().anyMatch(part -> part.name().matches(".*Attention|SqueezeExcitation"));
        if (!hasAttention && dice.chance(0.5)) {
            AttentionGenerator.addDefault(parts);
        }
        return parts.all();
    }

    private List<Part> parts() {
        int stages;
        if (design.unpadded && profile.fits) {
            stages = unpadded();
        } else {
            stages = network();
        }
        new AttentionGenerator(dice, numbers, profile, stages).addTo(parts);
        new NoiseGenerator(dice, numbers, profile).addTo(parts, stages);
        if (dice.chance(0.15)) {
            new BudgetGenerator(dice, numbers, profile).addTo(parts);
        }
        if (dice.chance(0.05)) {
            new PretrainedWeightsGenerator(dice, numbers, profile).addTo(parts);
        }
        return parts.all();
    }

    private int network() {
        input(dice.between(5, 20), dice.between(5, 20));
        boolean hasStem = dice.chance(0.75);
        int stride = hasStem ? new StemGenerator(dice, numbers, profile, design).over(map, parts) : 1;
        StagesGenerator stages = new StagesGenerator(dice, numbers, profile, stage, parts);
        int count = stages.over(map, stride);
        if (count > 0 && dice.chance(0.12)) {
            new BackboneGenerator(dice, numbers, profile).addTo(parts, hasStem, stages.maps(), stages.strides());
        } else if (profile.fits || dice.chance(0.97)) {
            head();
        }
        return count;
    }

    /** Without padding only a stride of 3 over a side that 3 divides leaves as much as the shortcut does. */
    private int unpadded() {
        input(9 * dice.between(1, 2), 9 * dice.between(1, 3));
        int filters = design.filters(dice.between(2, 8));
        map.take(3);
        map.channels = 4 * filters;
        parts.add(
                "ResidualStage",
                "@ResidualStage(filters = " + numbers.positive(filters)
                        + ", blocks = 1, bottleneck = true, stride = 3, shortcut = Shortcut."
                        + dice.oneOf("PROJECTION", "POOLED_PROJECTION") + ")",
                List.of(map.shape()));
        parts.add("Head", "@Head(classes = " + numbers.positive(3) + ")");
        return 1;
    }

    private void input(int height, int width) {
        map.channels = design.channels(dice.oneOf(3, 1, 4, 8));
        map.height = height;
        map.width = width;
        Written input = new Written("Input");
        if (map.channels != 3 || dice.chance(0.5)) {
            input.with("channels", numbers.positive(map.channels));
        }
        input.with("height", numbers.positive(height)).with("width", numbers.positive(width));
        if (profile.fits || dice.chance(0.97)) {
            parts.add("Input", input, List.of(map.shape()));
        }
        if (dice.chance(0.2)) {
            new PreprocessingGenerator(dice, numbers, profile).addTo(parts, map.channels, height, width);
        }
    }

    private void head() {
        Written head = new Written("Head").with("classes", numbers.positive(dice.between(2, 6)));
        if (!profile.fits && dice.chance(0.02)) {
            head.with("classes", 1);
            numbers.spoil();
        }
        if (dice.chance(0.5)) {
            head.with("pool", new PoolGenerator(dice, numbers, profile, map).ofHead());
        }
        if (dice.chance(0.3)) {
            head.with("dropout", new NoiseGenerator(dice, numbers, profile).rate());
        }
        if (dice.chance(0.3)) {
            head.with("bias", dice.oneOf(true, false));
        }
        if (dice.chance(0.1)) {
            head.with("normalized", dice.oneOf(true, false));
        }
        parts.add("Head", head);
    }
}
