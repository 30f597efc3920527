/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes all stages of a network, and the {@code @OutputStride} that follows from them. */
final class StagesGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final StageGenerator stages;
    private final Parts parts;
    private final List<String> maps = new ArrayList<>();
    private final List<Integer> strides = new ArrayList<>();

    StagesGenerator(Dice dice, Numbers numbers, Profile profile, StageGenerator stages, Parts parts) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.stages = stages;
        this.parts = parts;
    }

    /**
     * Stages over a map, which becomes what they leave.
     *
     * @param stemStride by how much the stem makes the map smaller, as far as strides say
     * @return how many there are
     */
    int over(ExpectedMap map, int stemStride) {
        boolean isEndless = profile != Profile.SOUND && dice.chance(0.005);
        int count = isEndless ? 257 : dice.between(profile.fits || dice.chance(0.97) ? 1 : 0, 5);
        boolean hasOutputStride = dice.chance(0.15) && !isEndless;
        int striding = hasOutputStride ? dice.between(0, count) : count;
        int outputStride = stemStride;
        List<String> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StageGenerator.Stage stage =
                    stages.over(map, new StageGenerator.Place(i == 0, i == count - 1, hasOutputStride, i >= striding));
            written.add(stage.text());
            maps.add(map.shape());
            outputStride *= i < striding ? stage.stride() : 1;
            strides.add(outputStride);
        }
        if (isEndless) {
            numbers.spoil();
        }
        if (count > 0) {
            parts.add("ResidualStage", text(written), maps);
        }
        if (hasOutputStride) {
            parts.add("OutputStride", DesignGenerator.single(dice, "OutputStride", numbers.positive(outputStride)));
        }
        return count;
    }

    /** What each stage gives. */
    List<String> maps() {
        return List.copyOf(maps);
    }

    /** By how much it is smaller than an image, as far as strides say. */
    List<Integer> strides() {
        return List.copyOf(strides);
    }

    private String text(List<String> written) {
        String container = dice.oneOf("@ResidualStages({", "@ResidualStages(value = {");
        return dice.chance(0.15)
                ? written.stream().collect(Collectors.joining(",\n", container, "})"))
                : String.join("\n", written);
    }
}
