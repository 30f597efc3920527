/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import java.util.stream.IntStream;

/** Makes the annotations for attention. */
final class AttentionGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final int stages;

    /** @param stages how many the network has */
    AttentionGenerator(Dice dice, Numbers numbers, Profile profile, int stages) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.stages = stages;
    }

    void addTo(Parts parts) {
        List<Integer> all = IntStream.rangeClosed(1, stages).boxed().toList();
        if (dice.chance(0.1) && stages > 1) {
            // A block must not have two.
            int middle = dice.between(1, stages - 1);
            String kind = dice.oneOf("SqueezeExcitation", "EfficientChannelAttention");
            add(kind, all.subList(0, middle), parts);
            add("ConvolutionalBlockAttention", all.subList(profile.fits ? middle : 0, stages), parts);
        } else if (dice.chance(0.4)) {
            String kind = dice.oneOf("SqueezeExcitation", "EfficientChannelAttention", "ConvolutionalBlockAttention");
            add(kind, some(all), parts);
        }
        if (dice.chance(0.1)) {
            add("BottleneckAttention", some(all), parts);
        }
    }

    /** A default squeeze-excitation in all stages. */
    static void addDefault(Parts parts) {
        parts.add("SqueezeExcitation", "@SqueezeExcitation");
    }

    /** Empty for those of the default. */
    private List<Integer> some(List<Integer> all) {
        return dice.chance(0.6)
                ? List.of()
                : all.stream().filter(stage -> dice.chance(0.5)).toList();
    }

    private void add(String annotation, List<Integer> in, Parts parts) {
        Written written = new Written(annotation);
        switch (annotation) {
            case "SqueezeExcitation" -> squeezeExcitation(written);
            case "EfficientChannelAttention" -> efficientChannelAttention(written);
            case "ConvolutionalBlockAttention" -> convolutionalBlockAttention(written);
            default -> bottleneckAttention(written);
        }
        if (!in.isEmpty() || dice.chance(0.1)) {
            written.with(
                    "stages",
                    numbers.array(in.stream()
                            .map(stage -> numbers.stage(stage, stages))
                            .toList()));
        }
        parts.add(annotation, written);
    }

    private void squeezeExcitation(Written written) {
        reduction(written);
        if (dice.chance(0.6)) {
            written.with("divisor", numbers.positive(dice.oneOf(1, 2, 3, 4, 8)));
        }
        if (dice.chance(0.3)) {
            written.with("place", "SqueezeExcitation.Place." + dice.oneOf("END", "BEFORE_LAST_CONVOLUTION"));
        }
    }

    private void efficientChannelAttention(Written written) {
        if (dice.chance(0.6)) {
            int count = profile.fits ? dice.oneOf(0, 1, stages) : dice.between(0, 4);
            List<String> kernels = IntStream.range(0, count)
                    .mapToObj(i -> numbers.odd(dice.oneOf(1, 3, 5)))
                    .toList();
            written.with("kernels", numbers.array(kernels));
        }
    }

    private void convolutionalBlockAttention(Written written) {
        reduction(written);
        if (dice.chance(0.6)) {
            written.with("kernel", numbers.odd(dice.oneOf(1, 3, 7)));
        }
    }

    private void bottleneckAttention(Written written) {
        reduction(written);
        if (dice.chance(0.6)) {
            written.with("dilation", numbers.positive(dice.between(1, 4)));
        }
    }

    private void reduction(Written written) {
        if (dice.chance(0.6)) {
            written.with("reduction", numbers.positive(dice.between(1, 20)));
        }
    }
}
