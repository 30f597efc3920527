package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the annotations of a network, which fit together where the profile says so. */
final class PartGenerator {
    private final Dice dice;
    private final Profile profile;
    private final Numbers numbers;
    private final PoolGenerator pools;
    private final StageGenerator stages;
    private final ExpectedMap map = new ExpectedMap();
    private final List<Part> parts = new ArrayList<>();

    private PartGenerator(Dice dice, Profile profile) {
        this.dice = dice;
        this.profile = profile;
        numbers = new Numbers(dice, profile.absurdity);
        pools = new PoolGenerator(dice, numbers, profile);
        stages = new StageGenerator(dice, numbers, profile);
    }

    /** All annotations of a network but {@code @ResidualNetwork}. */
    static List<Part> parts(Dice dice, Profile profile) {
        PartGenerator generator = new PartGenerator(dice, profile);
        boolean isUnpadded = dice.chance(0.05);
        generator.convolution(isUnpadded);
        if (isUnpadded && profile.fits) {
            generator.unpadded();
        } else {
            generator.network();
        }
        new OptionalParts(dice, generator.numbers, profile, isUnpadded).parts().forEach(generator.parts::add);
        return generator.parts;
    }

    private void network() {
        input(dice.between(5, 20), dice.between(5, 20));
        if (dice.chance(0.75)) {
            stem();
        }
        stages();
        if (profile.fits || dice.chance(0.97)) {
            head();
        }
    }

    /** Without padding only a stride of 3 over a side that 3 divides leaves as much as the shortcut does. */
    private void unpadded() {
        input(9 * dice.between(1, 2), 9 * dice.between(1, 3));
        add(
                "ResidualStage",
                "@ResidualStage(filters = " + numbers.positive(dice.between(2, 8))
                        + ", blocks = 1, bottleneck = true, stride = 3)");
        add("Head", "@Head(classes = " + numbers.positive(3) + ")");
    }

    private void input(int height, int width) {
        map.channels = dice.oneOf(3, 1, 4, 8);
        map.height = height;
        map.width = width;
        Written input = new Written("Input");
        if (map.channels != 3 || dice.chance(0.5)) {
            input.with("channels", numbers.positive(map.channels));
        }
        input.with("height", numbers.positive(height)).with("width", numbers.positive(width));
        if (profile.fits || dice.chance(0.97)) {
            add("Input", input);
        }
    }

    private void stem() {
        int count = profile != Profile.SOUND && dice.chance(0.005) ? 65 : dice.oneOf(1, 1, 1, 2, 3, 4);
        // Several convolutions with an even kernel may leave nothing of a small map.
        int kernel = profile.fits && count > 1 ? dice.oneOf(1, 3, 3, 5) : dice.oneOf(1, 2, 3, 3, 4, 5);
        int stride = dice.chance(0.5) ? dice.between(1, profile.fits && map.same ? Math.min(kernel, 3) : 3) : 1;
        int[] filters = IntStream.range(0, count)
                .map(i -> dice.oneOf(4, 6, 8, 8, 12, 16, dice.between(1, 16)))
                .toArray();
        boolean isEmpty = !profile.fits && dice.chance(0.02);
        Written stem = new Written("Stem")
                .with("filters", isEmpty ? "{}" : numbers.several(filters))
                .with("kernel", numbers.positive(kernel));
        if (stride != 1 || dice.chance(0.1)) {
            stem.with("stride", numbers.positive(stride));
        }
        map.channels = filters[count - 1];
        for (int i = 0; i < count; i++) {
            int strideOfIt = i == 0 ? stride : 1;
            map.slide(kernel, strideOfIt, strideOfIt < kernel ? (kernel - 1) / 2 : 0);
        }
        if (dice.chance(0.5)) {
            String global = profile.fits ? "MAX" : "GLOBAL_AVERAGE";
            stem.with("pool", pools.over(map, "NONE", "MAX", "MAX", "AVERAGE", "AVERAGE", global));
        }
        if (isEmpty || count > 64) {
            numbers.spoil();
        }
        add("Stem", stem);
    }

    private void stages() {
        boolean isEndless = profile != Profile.SOUND && dice.chance(0.005);
        int count = isEndless ? 257 : dice.between(profile.fits || dice.chance(0.97) ? 1 : 0, 5);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(stages.over(map, i == 0));
        }
        if (isEndless) {
            numbers.spoil();
        }
        if (count > 0) {
            boolean inContainer = dice.chance(0.15);
            add(
                    "ResidualStage",
                    inContainer
                            ? written.stream()
                                    .collect(Collectors.joining(
                                            ",\n", dice.oneOf("@ResidualStages({", "@ResidualStages(value = {"), "})"))
                            : String.join("\n", written));
        }
    }

    private void head() {
        Written head = new Written("Head").with("classes", numbers.positive(dice.between(2, 6)));
        if (!profile.fits && dice.chance(0.02)) {
            head.with("classes", 1);
            numbers.spoil();
        }
        if (dice.chance(0.5)) {
            head.with("pool", pools.over(map, "NONE", "MAX", "AVERAGE", "GLOBAL_AVERAGE"));
        }
        if (dice.chance(0.3)) {
            head.with("bias", dice.oneOf(true, false));
        }
        add("Head", head);
    }

    private void convolution(boolean isUnpadded) {
        if (isUnpadded || dice.chance(0.5)) {
            Written convolution = new Written("Convolution");
            if (dice.chance(0.4)) {
                convolution.with("bias", dice.oneOf(true, false));
            }
            if (isUnpadded || dice.chance(0.6)) {
                map.same = !isUnpadded && dice.chance(0.6);
                String padding = isUnpadded ? "VALID" : map.same ? "SAME" : "SYMMETRIC";
                convolution.with("padding", "Convolution.Padding." + padding);
            }
            if (dice.chance(0.4)) {
                convolution.with("init", "Convolution.Init." + dice.oneOf("HE_FAN_OUT", "HE_FAN_IN", "GLOROT_UNIFORM"));
            }
            add("Convolution", convolution);
        }
    }

    private void add(String name, Object text) {
        parts.add(new Part(name, text.toString(), numbers.wasFaulty()));
    }
}
