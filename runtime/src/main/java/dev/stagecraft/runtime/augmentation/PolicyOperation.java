/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;

/** The operations that policies choose from, with a strength as torchvision's measure it. */
enum PolicyOperation {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    COLOR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTO_CONTRAST,
    EQUALIZE,
    INVERT;

    private static final int BLACK = 0;

    /** Whether a strength may be negative as well as positive. */
    boolean isSigned() {
        return ordinal() >= SHEAR_X.ordinal() && ordinal() <= SHARPNESS.ordinal();
    }

    /** Whether it is done with one strength only. */
    boolean isWithoutStrength() {
        return this == IDENTITY || ordinal() >= AUTO_CONTRAST.ordinal();
    }

    /** @param strength pixels of a translation, degrees of a rotation, bits, a threshold, or what is added to a factor of 1 */
    Pixels apply(Pixels image, double strength, Interpolation interpolation) {
        return switch (this) {
            case IDENTITY -> image;
            // Through the angle and back, as torchvision takes them: the last bit may differ.
            case SHEAR_X -> AffineWarp.shearX(shear(strength)).apply(image, interpolation, BLACK);
            case SHEAR_Y -> AffineWarp.shearY(shear(strength)).apply(image, interpolation, BLACK);
            case TRANSLATE_X -> AffineWarp.translation(-(int) strength, 0).apply(image, interpolation, BLACK);
            case TRANSLATE_Y -> AffineWarp.translation(0, -(int) strength).apply(image, interpolation, BLACK);
            case ROTATE -> AffineWarp.rotate(image, strength, interpolation, BLACK);
            case BRIGHTNESS -> Levels.brightness(image, 1 + strength);
            case COLOR -> Colors.saturation(image, 1 + strength);
            case CONTRAST -> Levels.contrast(image, 1 + strength);
            case SHARPNESS -> Colors.sharpness(image, 1 + strength);
            case POSTERIZE -> Levels.posterize(image, (int) strength);
            case SOLARIZE -> Levels.solarize(image, strength);
            case AUTO_CONTRAST -> Levels.autoContrast(image);
            case EQUALIZE -> Levels.equalize(image);
            case INVERT -> Levels.invert(image);
        };
    }

    private static double shear(double factor) {
        return StrictMath.tan(StrictMath.toRadians(StrictMath.toDegrees(StrictMath.atan(factor))));
    }
}
