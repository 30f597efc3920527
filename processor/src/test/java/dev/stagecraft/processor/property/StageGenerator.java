/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import java.util.stream.IntStream;

/** Makes {@code @ResidualStage}s. */
final class StageGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final Design design;
    private final BlockGenerator blocks;

    StageGenerator(Dice dice, Numbers numbers, Profile profile, Design design, BlockGenerator blocks) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.design = design;
        this.blocks = blocks;
    }

    /**
     * Where a stage stands.
     *
     * @param isFirst whether it is the first of all
     * @param isLast whether it is the last of all
     * @param hasOutputStride whether the network has an output stride
     * @param keepsSize whether the output stride is reached, so that the stage's stride becomes a dilation
     */
    record Place(boolean isFirst, boolean isLast, boolean hasOutputStride, boolean keepsSize) {}

    /**
     * A stage.
     *
     * @param stride what is declared or follows from the stage's place
     */
    record Stage(String text, int stride) {}

    /** A stage over a map, which becomes what the stage leaves. */
    Stage over(ExpectedMap map, Place place) {
        int declared = stride(map, place);
        int stride = declared > 0 ? declared : byDefault(place);
        int strideInForce = place.keepsSize() ? 1 : stride;
        int count = dice.between(1, 3);
        Written stage = new Written("ResidualStage");
        int output = dice.chance(0.25) ? ownBlocks(stage, map, stride) : usualBlocks(stage, map);
        stage.with("blocks", numbers.positive(count));
        if (declared > 0) {
            stage.with("stride", numbers.positiveOrAuto(declared));
        } else if (dice.chance(0.1)) {
            stage.with("stride", "ResidualStage.AUTO");
        }
        dilation(stage, place, map);
        shortcut(stage, map.channels, output, design.stridesLast && count > 1 ? 1 : strideInForce);
        map.take(strideInForce);
        map.channels = output;
        output(stage, map);
        return new Stage(stage.toString(), stride);
    }

    /** 0 for the default. A blur needs two rows, and skips none. */
    private int stride(ExpectedMap map, Place place) {
        if (cannotBlur(map)) {
            return 1;
        }
        boolean blurs = profile.fits && design.blurs() && !place.keepsSize();
        return dice.chance(0.5) ? dice.between(1, blurs ? 2 : 3) : 0;
    }

    private boolean cannotBlur(ExpectedMap map) {
        return profile.fits && design.blurs() && map.side() < 2;
    }

    private int byDefault(Place place) {
        return (design.stridesLast ? place.isLast() : place.isFirst()) ? 1 : 2;
    }

    /** @return the channels of the output */
    private int ownBlocks(Written stage, ExpectedMap map, int stride) {
        int filters = design.channels(dice.chance(0.3) ? map.channels : dice.oneOf(4, 8, 8, 12, 16));
        ExpectedBlock block = blocks.block(map.channels, filters, design.groups, stride > 1);
        stage.with("filters", numbers.positive(filters));
        stage.with("block", block.name() + ".class");
        if (!profile.fits && dice.chance(0.05)) {
            stage.with(dice.oneOf("expansion", "baseWidth", "groups"), numbers.positive(4));
            numbers.spoil();
        }
        return block.output(filters);
    }

    /** @return the channels of the output */
    private int usualBlocks(Written stage, ExpectedMap map) {
        boolean bottleneck = dice.chance(0.4);
        int expansion = bottleneck && dice.chance(0.6) ? dice.between(1, 4) : 4;
        int factor = bottleneck ? expansion : 1;
        boolean keepsChannels = map.channels % factor == 0 && map.channels / factor >= 1 && dice.chance(0.4);
        int filters = design.filters(
                keepsChannels ? map.channels / factor : dice.oneOf(4, 6, 8, 8, 12, 16, dice.between(1, 12)));
        stage.with("filters", numbers.positive(filters));
        if (bottleneck || dice.chance(0.1)) {
            stage.with("bottleneck", bottleneck);
        }
        if (expansion != 4 || bottleneck && dice.chance(0.2)) {
            stage.with("expansion", numbers.positive(expansion));
        }
        if (bottleneck && dice.chance(0.3)) {
            stage.with("baseWidth", numbers.positive(dice.oneOf(widths(filters))));
        }
        if (dice.chance(0.3)) {
            stage.with("groups", numbers.positive(dice.oneOf(groups(bottleneck, filters, map))));
        }
        if (dice.chance(0.05)) {
            stage.with("block", "void.class");
        }
        stray(stage, bottleneck);
        return filters * factor;
    }

    /** The base widths that leave a whole number of what the normalization and the first convolution need. */
    private List<Integer> widths(int filters) {
        int divisor = design.groups * design.reduceFirst;
        return IntStream.of(4, 8, 16, 32, 48, 64, 100, 128)
                .filter(width -> !profile.fits || filters * width >= 64 && filters * width / 64 % divisor == 0)
                .boxed()
                .toList();
    }

    /** A basic block's first convolution sees the channels of the stage before. */
    private List<Integer> groups(boolean bottleneck, int filters, ExpectedMap map) {
        return IntStream.rangeClosed(1, 8)
                .filter(it -> bottleneck
                        || !profile.fits
                        || map.channels % it == 0 && filters / design.reduceFirst % it == 0 && filters % it == 0)
                .boxed()
                .toList();
    }

    /** A blur stays where a dilation stands for a stride. */
    private void dilation(Written stage, Place place, ExpectedMap map) {
        if (dice.chance(0.2) && !(profile.fits && place.hasOutputStride()) && !cannotBlur(map)) {
            stage.with("dilation", numbers.positive(dice.between(1, 3)));
            if (place.hasOutputStride()) {
                numbers.spoil();
            }
        }
    }

    /** @param stride of the first block */
    private void shortcut(Written stage, int input, int output, int stride) {
        List<String> fitting = profile.fits ? Shortcuts.fitting(input, output, stride, design.shortcut) : Shortcuts.ALL;
        if (!fitting.contains("AUTO") || dice.chance(0.4)) {
            stage.with("shortcut", "Shortcut." + dice.oneOf(fitting));
        }
    }

    /** What belongs to bottlenecks only. */
    private void stray(Written stage, boolean bottleneck) {
        if (!bottleneck && !profile.fits && dice.chance(0.05)) {
            stage.with(dice.oneOf("expansion", "baseWidth"), numbers.positive(64));
            numbers.spoil();
        }
    }

    private void output(Written stage, ExpectedMap map) {
        if (profile.fits && dice.chance(0.6)) {
            stage.with("output", map);
        } else if (dice.chance(0.1)) {
            stage.with("output", "{}");
        } else if (!profile.fits && dice.chance(0.1)) {
            boolean isMap = dice.chance(0.7);
            String output = isMap
                    ? numbers.several(map.channels, map.height, map.width)
                    : numbers.several(map.channels, map.height);
            stage.with("output", output);
            if (!isMap) {
                numbers.spoil();
            }
        }
    }
}
