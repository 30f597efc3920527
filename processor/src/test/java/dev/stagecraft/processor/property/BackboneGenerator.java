/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes {@code @Backbone}s, with what is expected of their maps. */
final class BackboneGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    BackboneGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /**
     * A backbone.
     *
     * @param hasStem whether there is a map with the number 0
     * @param maps what each stage gives, {@code 16x8x8}
     * @param strides that of each
     */
    void addTo(Parts parts, boolean hasStem, List<String> maps, List<Integer> strides) {
        int count = maps.size();
        Written backbone = new Written("Backbone");
        List<Integer> stages = dice.chance(0.7) ? stages(hasStem, count) : List.of();
        if (!stages.isEmpty()) {
            backbone.with("stages", written(stages));
        }
        List<Integer> given = stages.isEmpty() ? List.of(count) : stages;
        boolean areKnown = count > 0 && given.stream().allMatch(stage -> stage >= 1 && stage <= count);
        if (areKnown && dice.chance(0.5)) {
            backbone.with(
                    "channels",
                    expected(given.stream()
                            .map(stage -> Integer.valueOf(maps.get(stage - 1).split("x")[0]))
                            .toList()));
        }
        if (areKnown && dice.chance(0.5)) {
            backbone.with(
                    "strides",
                    expected(given.stream().map(stage -> strides.get(stage - 1)).toList()));
        }
        if (dice.chance(0.2)) {
            backbone.with("normalized", dice.oneOf(true, false));
        }
        parts.add("Backbone", backbone);
    }

    /** Where all must fit, the last is the network's last, so that each stage gives what is expected. */
    private List<Integer> stages(boolean hasStem, int count) {
        List<Integer> stages = IntStream.rangeClosed(hasStem ? 0 : 1, count)
                .filter(stage -> stage == count || dice.chance(0.5))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        if (!profile.fits && dice.chance(0.1)) {
            stages.add(dice.oneOf(-1, 0, 1, count, count + 1, Integer.MAX_VALUE));
            numbers.spoil();
        } else if (!profile.fits && stages.size() > 1 && dice.chance(0.3)) {
            stages.remove(stages.size() - 1);
        }
        return stages;
    }

    /** One of them is another one now and then, where not all must fit. */
    private String expected(List<Integer> values) {
        List<Integer> expected = new ArrayList<>(values);
        if (!profile.fits && dice.chance(0.1)) {
            expected.set(0, expected.get(0) + 1);
        }
        return written(expected);
    }

    private static String written(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }
}
