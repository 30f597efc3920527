/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** Makes the annotations about all layers of a network on which it depends what fits together. */
final class DesignGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final Parts parts;
    private final Design design;

    DesignGenerator(Dice dice, Numbers numbers, Profile profile, Parts parts) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.parts = parts;
        design = new Design(profile);
        design.unpadded = dice.chance(0.05);
    }

    /** @param map gets the padding */
    Design design(ExpectedMap map) {
        if (design.unpadded || dice.chance(0.5)) {
            convolution(map);
        }
        if (dice.chance(0.15)) {
            parts.add(
                    "WeightStandardization",
                    dice.chance(0.3)
                            ? "@WeightStandardization"
                            : new Written("WeightStandardization")
                                    .with("epsilon", numbers.positiveReal("1e-8", "1e-3", "1", "1e-5f"))
                                    .toString());
        }
        if (dice.chance(0.45)) {
            blockDesign();
        }
        if (dice.chance(0.4)) {
            normalization();
        }
        if (dice.chance(0.4)) {
            parts.add("Activated", activated(dice));
        }
        if (dice.chance(0.2) && !(profile.fits && design.unpadded)) {
            design.filter = dice.oneOf("BLUR", "AVERAGE");
            parts.add("AntiAliased", single(dice, "AntiAliased", "AntiAliased.Filter." + design.filter));
        }
        return design;
    }

    private void convolution(ExpectedMap map) {
        Written convolution = new Written("Convolution");
        if (dice.chance(0.4)) {
            convolution.with("bias", dice.oneOf(true, false));
        }
        if (dice.chance(0.3)) {
            convolution.with("biasBeforeNormalization", dice.oneOf(true, false));
        }
        if (design.unpadded || dice.chance(0.6)) {
            map.same = !design.unpadded && dice.chance(0.6);
            String padding = design.unpadded ? "VALID" : map.same ? "SAME" : "SYMMETRIC";
            convolution.with("padding", "Convolution.Padding." + padding);
        }
        if (dice.chance(0.4)) {
            convolution.with("init", "Convolution.Init." + dice.oneOf("HE_FAN_OUT", "HE_FAN_IN", "GLOROT_UNIFORM"));
        }
        parts.add("Convolution", convolution);
    }

    private void blockDesign() {
        Written written = new Written("BlockDesign");
        if (dice.chance(0.5)) {
            // A 1x1 convolution leaves more of a map than one that is not padded.
            String convolution = design.unpadded ? "SECOND" : dice.oneOf("FIRST", "SECOND");
            written.with("strideOn", "BlockDesign.StrideOn." + convolution);
        }
        if (dice.chance(0.4)) {
            design.stridesLast = dice.chance(0.6);
            String block = design.stridesLast ? "LAST_BLOCK" : "FIRST_BLOCK";
            written.with("strideIn", "BlockDesign.StrideIn." + block);
        }
        if (dice.chance(0.5)) {
            design.preActivation = dice.chance(0.6);
            String order = design.preActivation ? "PRE_ACTIVATION" : "POST_ACTIVATION";
            written.with("order", "BlockDesign.Order." + order);
        }
        if (dice.chance(0.4)) {
            boolean startsAtZero = dice.chance(0.6) && !(profile.fits && design.preActivation);
            written.with("zeroInitResidual", startsAtZero);
            if (startsAtZero && design.preActivation) {
                numbers.spoil();
            }
        }
        if (dice.chance(0.5)) {
            design.shortcut = dice.oneOf(Shortcuts.ALL);
            written.with("shortcut", "Shortcut." + design.shortcut);
        }
        if (dice.chance(0.3)) {
            written.with("projectionKernel", numbers.odd(design.unpadded ? 1 : dice.oneOf(1, 3, 3, 5)));
        }
        if (dice.chance(0.3)) {
            design.reduceFirst = dice.oneOf(1, 2, 2, 3);
            written.with("reduceFirst", numbers.positive(design.reduceFirst));
        }
        if (dice.chance(0.1)) {
            written.with("dropout", new NoiseGenerator(dice, numbers, profile).rate());
        }
        parts.add("BlockDesign", written);
    }

    private void normalization() {
        Written written = new Written("Normalization");
        boolean inGroups = dice.chance(0.4);
        if (inGroups || dice.chance(0.3)) {
            written.with("kind", "Normalization.Kind." + (inGroups ? "GROUP" : "BATCH"));
        }
        boolean isStray = !profile.fits && dice.chance(0.1);
        if (inGroups != isStray) {
            design.groups = dice.oneOf(1, 2, 4);
            written.with("groups", numbers.positive(design.groups));
        }
        if (dice.chance(0.6)) {
            written.with("epsilon", numbers.positiveReal("1e-3", "1.001e-5", "1", "1e-6f"));
        }
        if (inGroups ? isStray : dice.chance(0.6)) {
            written.with("decay", numbers.rate("0.99", "0", "0.5f", "-0.0"));
        }
        if (isStray) {
            numbers.spoil();
        }
        parts.add("Normalization", written);
    }

    static String activated(Dice dice) {
        String function = dice.oneOf("RELU", "RELU6", "LEAKY_RELU", "ELU", "SILU", "GELU", "MISH");
        return single(dice, "Activated", "Activated.Function." + function);
    }

    /** An annotation with a value alone, with or without that attribute's name. */
    static String single(Dice dice, String annotation, String value) {
        return dice.chance(0.3)
                ? "@" + annotation + "(" + value + ")"
                : new Written(annotation).with("value", value).toString();
    }
}
