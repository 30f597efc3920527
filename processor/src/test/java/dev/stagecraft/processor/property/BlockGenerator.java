/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.Conv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes {@code @ResidualBlock}s, and uses those again that it has made. */
final class BlockGenerator {
    private static final List<String> NAMES =
            List.of("Tower", "Basic", "Bottleneck", "InvertedResidual", "Ähnlich", "A$Block", "積み木", "_block");

    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final BlockTypes types;
    private final List<ExpectedBlock> made = new ArrayList<>();

    /** @param types gets their interfaces */
    BlockGenerator(Dice dice, Numbers numbers, Profile profile, BlockTypes types) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.types = types;
    }

    /**
     * A block for a stage of so many filters.
     *
     * @param input the channels that the stage receives
     * @param divisor what must divide the channels of every map
     * @param strides whether it must carry a stride
     */
    ExpectedBlock block(int input, int filters, int divisor, boolean strides) {
        List<ExpectedBlock> fitting = made.stream()
                .filter(block -> fits(block, input, filters, divisor, strides))
                .toList();
        if (!fitting.isEmpty() && dice.chance(0.6)) {
            return dice.oneOf(fitting);
        }
        ExpectedBlock block = draw(strides);
        while (profile.fits && !fits(block, input, filters, divisor, strides)) {
            block = draw(strides);
        }
        String name = types.declare(dice, dice.oneOf(NAMES), annotations(block));
        ExpectedBlock named = new ExpectedBlock(name, block.units());
        made.add(named);
        return named;
    }

    /** Behind the first block of a stage there may be others, which receive what it gives. */
    private static boolean fits(ExpectedBlock block, int input, int filters, int divisor, boolean strides) {
        return block.fits(input, filters, divisor)
                && block.fits(block.output(filters), filters, divisor)
                && (block.strides() || !strides);
    }

    private ExpectedBlock draw(boolean strides) {
        int count = dice.oneOf(1, 2, 2, 3, 3, 4);
        boolean mustStride = strides && (profile.fits || dice.chance(0.9));
        int strided = mustStride || dice.chance(0.8) ? dice.between(0, count - 1) : -1;
        return new ExpectedBlock(
                "", IntStream.range(0, count).mapToObj(i -> unit(i == strided)).toList());
    }

    private ExpectedBlock.Unit unit(boolean strided) {
        return new ExpectedBlock.Unit(
                dice.oneOf(1, 1, 3, 3, 5),
                dice.chance(0.2) ? dice.oneOf(4, 8, 12) : Conv.AUTO,
                dice.oneOf(4, 4, 4, 1, 2, 6, 8, 16),
                dice.oneOf(1, 1, 1, 2, 4, Conv.DEPTHWISE),
                strided);
    }

    private String annotations(ExpectedBlock block) {
        return !profile.fits && dice.chance(0.15) ? noBlock() : usual(block);
    }

    /** Without units or without being a block, of too many units, or with two strides. */
    private String noBlock() {
        numbers.spoil();
        return dice.oneOf(
                residualBlock() + "\n",
                "@Conv\n",
                residualBlock() + "\n" + "@Conv\n".repeat(65),
                residualBlock() + "\n" + "@Conv(strided = true)\n".repeat(2));
    }

    private String usual(ExpectedBlock block) {
        List<String> units = block.units().stream().map(this::conv).toList();
        boolean inContainer = dice.chance(0.2);
        String container = dice.oneOf("@Convs({", "@Convs(value = {");
        String all = inContainer ? container + String.join(", ", units) + "})" : String.join("\n", units);
        return residualBlock() + "\n" + all + "\n";
    }

    private String residualBlock() {
        return dice.chance(0.4)
                ? new Written("ResidualBlock")
                        .with("activation", dice.oneOf(true, false))
                        .toString()
                : dice.oneOf("@ResidualBlock", "@ResidualBlock()");
    }

    private String conv(ExpectedBlock.Unit unit) {
        Written conv = new Written("Conv");
        if (unit.kernel() != 3 || dice.chance(0.5)) {
            conv.with("kernel", numbers.odd(unit.kernel()));
        }
        boolean hasFilters = unit.filters() != Conv.AUTO;
        if (hasFilters) {
            conv.with("filters", numbers.positiveOrAuto(unit.filters()));
        } else if (dice.chance(0.1)) {
            conv.with("filters", "Conv.AUTO");
        }
        boolean isStray = hasFilters && !profile.fits && dice.chance(0.1);
        if (!hasFilters && (unit.quarters() != 4 || dice.chance(0.2)) || isStray) {
            conv.with("scale", numbers.positiveReal(String.valueOf(unit.quarters() / 4.0), unit.quarters() + " / 4f"));
        }
        if (isStray) {
            numbers.spoil();
        }
        if (unit.groups() != 1 || dice.chance(0.1)) {
            conv.with("groups", numbers.positiveOrDepthwise(unit.groups()));
        }
        if (unit.strided() || dice.chance(0.1)) {
            conv.with("strided", unit.strided());
        }
        if (dice.chance(0.3)) {
            conv.with("activation", dice.oneOf(true, false));
        }
        return conv.toString();
    }
}
