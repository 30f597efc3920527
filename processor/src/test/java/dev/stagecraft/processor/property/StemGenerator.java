/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import java.util.stream.IntStream;

/** Makes {@code @Stem}s. */
final class StemGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final Design design;

    StemGenerator(Dice dice, Numbers numbers, Profile profile, Design design) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.design = design;
    }

    /**
     * A stem over a map, which becomes what the stem leaves.
     *
     * @return by how much it makes the map smaller, as far as strides say
     */
    int over(ExpectedMap map, Parts parts) {
        int count = profile != Profile.SOUND && dice.chance(0.005) ? 65 : dice.oneOf(1, 1, 1, 2, 3, 4);
        // Several convolutions with an even kernel may leave nothing of a small map.
        int kernel = profile.fits && count > 1 ? dice.oneOf(1, 3, 3, 5) : dice.oneOf(1, 2, 3, 3, 4, 5);
        int stride = dice.chance(0.5) ? dice.between(1, profile.fits && map.same ? Math.min(kernel, 3) : 3) : 1;
        int[] filters = IntStream.range(0, count)
                .map(i -> design.channels(dice.oneOf(4, 6, 8, 8, 12, 16, dice.between(1, 16))))
                .toArray();
        boolean isEmpty = !profile.fits && dice.chance(0.02);
        Written stem = new Written("Stem")
                .with("filters", isEmpty ? "{}" : numbers.several(filters))
                .with("kernel", numbers.positive(kernel));
        if (stride != 1 || dice.chance(0.1)) {
            stem.with("stride", numbers.positive(stride));
        }
        if (dice.chance(0.1)) {
            stem.with("normalized", dice.oneOf(true, false));
        }
        map.channels = filters[count - 1];
        for (int i = 0; i < count; i++) {
            int strideOfIt = i == 0 ? stride : 1;
            map.slide(kernel, strideOfIt, strideOfIt < kernel ? (kernel - 1) / 2 : 0);
        }
        PoolGenerator pools = new PoolGenerator(dice, numbers, profile, map);
        if (dice.chance(0.5)) {
            stem.with("pool", pools.ofStem(design.filter));
        }
        if (isEmpty || count > 64) {
            numbers.spoil();
        }
        parts.add("Stem", stem, List.of(map.shape()));
        return stride * pools.stride();
    }
}
