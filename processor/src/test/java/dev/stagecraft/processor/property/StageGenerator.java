package dev.stagecraft.processor.property;

import java.util.List;
import java.util.stream.IntStream;

/** Makes {@code @ResidualStage}s. */
final class StageGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    StageGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /** A stage over a map, which becomes what the stage leaves. */
    String over(ExpectedMap map, boolean isFirst) {
        boolean bottleneck = dice.chance(0.4);
        int expansion = bottleneck && dice.chance(0.6) ? dice.between(1, 4) : 4;
        int factor = bottleneck ? expansion : 1;
        boolean keepsChannels = map.channels % factor == 0 && map.channels / factor >= 1 && dice.chance(0.4);
        int filters = keepsChannels ? map.channels / factor : dice.oneOf(4, 6, 8, 8, 12, 16, dice.between(1, 12));
        int stride = dice.chance(0.5) ? dice.between(1, 3) : 0;
        int strideInForce = stride > 0 ? stride : isFirst ? 1 : 2;
        Written stage = new Written("ResidualStage")
                .with("filters", numbers.positive(filters))
                .with("blocks", numbers.positive(dice.between(1, 3)));
        if (bottleneck || dice.chance(0.1)) {
            stage.with("bottleneck", bottleneck);
        }
        if (stride > 0) {
            stage.with("stride", numbers.positiveOrAuto(stride));
        } else if (dice.chance(0.1)) {
            stage.with("stride", "ResidualStage.AUTO");
        }
        if (expansion != 4 || bottleneck && dice.chance(0.2)) {
            stage.with("expansion", numbers.positive(expansion));
        }
        groups(stage, bottleneck, filters, map);
        dilation(stage);
        shortcut(stage, strideInForce == 1 && map.channels == filters * factor);
        stray(stage, bottleneck);
        map.slide(1, strideInForce);
        map.channels = filters * factor;
        output(stage, map);
        return stage.toString();
    }

    private void groups(Written stage, boolean bottleneck, int filters, ExpectedMap map) {
        if (bottleneck && dice.chance(0.3)) {
            List<Integer> widths = IntStream.of(4, 8, 16, 32, 48, 64, 100, 128)
                    .filter(width -> !profile.fits || filters * width >= 64)
                    .boxed()
                    .toList();
            stage.with("baseWidth", numbers.positive(dice.oneOf(widths)));
        }
        if (dice.chance(0.3)) {
            List<Integer> fitting = IntStream.rangeClosed(1, 8)
                    // A basic block's first convolution sees the channels of the stage before.
                    .filter(it -> bottleneck || !profile.fits || map.channels % it == 0 && filters % it == 0)
                    .boxed()
                    .toList();
            stage.with("groups", numbers.positive(dice.oneOf(fitting)));
        }
    }

    private void dilation(Written stage) {
        if (dice.chance(0.2)) {
            stage.with("dilation", numbers.positive(dice.between(1, 3)));
        }
    }

    private void shortcut(Written stage, boolean identityFits) {
        if (dice.chance(0.4)) {
            String identity = identityFits || !profile.fits ? "IDENTITY" : "AUTO";
            stage.with("shortcut", "Shortcut." + dice.oneOf("AUTO", identity, "PROJECTION"));
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
        if (profile.fits && dice.chance(0.3)) {
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
