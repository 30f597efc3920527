package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;

/** Makes the annotations that a network may have and that no shape depends on. */
final class OptionalParts {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final boolean isUnpadded;
    private final List<Part> parts = new ArrayList<>();

    /** @param isUnpadded whether the network is one of {@code Padding.VALID}, where a 1x1 convolution must not stride */
    OptionalParts(Dice dice, Numbers numbers, Profile profile, boolean isUnpadded) {
        this.isUnpadded = isUnpadded;
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    List<Part> parts() {
        if (dice.chance(0.3)) {
            blockDesign();
        }
        if (dice.chance(0.3)) {
            normalization();
        }
        if (dice.chance(0.3)) {
            squeezeExcitation();
        }
        if (dice.chance(0.15)) {
            budget();
        }
        return parts;
    }

    private void blockDesign() {
        Written design = new Written("BlockDesign");
        if (dice.chance(0.7)) {
            design.with("strideOn", "BlockDesign.StrideOn." + (isUnpadded ? "SECOND" : dice.oneOf("FIRST", "SECOND")));
        }
        if (dice.chance(0.5)) {
            design.with("zeroInitResidual", dice.oneOf(true, false));
        }
        add("BlockDesign", design);
    }

    private void normalization() {
        Written normalization = new Written("Normalization");
        if (dice.chance(0.6)) {
            normalization.with("epsilon", real("1e-3", "1.001e-5", "1", "1e-6f", "0", "-1e-5", "0.0 / 0", "1 / 0.0"));
        }
        if (dice.chance(0.6)) {
            normalization.with("decay", real("0.99", "0", "0.5f", "-0.0", "1", "-0.1", "2e300", "0.0 / 0"));
        }
        add("Normalization", normalization);
    }

    /** One of the first four, which are in order, or of the last four, which are not. */
    private String real(String... values) {
        boolean isFaulty = dice.chance(profile.absurdity) || !profile.fits && dice.chance(0.1);
        if (isFaulty) {
            numbers.spoil();
        }
        return values[dice.between(0, 3) + (isFaulty ? 4 : 0)];
    }

    private void squeezeExcitation() {
        Written squeezeExcitation = new Written("SqueezeExcitation");
        if (dice.chance(0.6)) {
            squeezeExcitation.with("reduction", numbers.positive(dice.between(1, 20)));
        }
        if (dice.chance(0.6)) {
            squeezeExcitation.with("divisor", numbers.positive(dice.oneOf(1, 2, 3, 4, 8)));
        }
        add("SqueezeExcitation", squeezeExcitation);
    }

    /** For a sound network it is far more than enough. */
    private void budget() {
        Written budget = new Written("Budget");
        for (String limit : List.of("parameters", "multiplyAdds", "activationBytes")) {
            if (dice.chance(0.5)) {
                budget.with(limit, numbers.limit(profile.fits ? 10_000_000_000L : dice.between(1, 200_000)));
            }
        }
        if (budget.size() == 0) {
            if (profile.fits) {
                budget.with("parameters", "Budget.UNLIMITED");
            } else {
                numbers.spoil();
            }
        }
        add("Budget", budget);
    }

    private void add(String name, Object text) {
        parts.add(new Part(name, text.toString(), numbers.wasFaulty()));
    }
}
