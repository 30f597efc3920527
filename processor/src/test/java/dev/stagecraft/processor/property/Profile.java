/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** How hard a declaration tries to be right. */
enum Profile {
    /** Everything fits together: it must compile. */
    SOUND(true, 0),
    /** The same, but for a number here and there that nobody would write. */
    SPOILT(true, 0.04),
    /** Usual numbers, that need not fit together. */
    ARBITRARY(false, 0),
    /** Neither. */
    ABSURD(false, 0.2);

    /** Whether numbers are chosen so that they fit together. */
    final boolean fits;
    /** The share of absurd numbers. */
    final double absurdity;

    Profile(boolean fits, double absurdity) {
        this.fits = fits;
        this.absurdity = absurdity;
    }

    static Profile of(Dice dice) {
        int percent = dice.between(1, 100);
        if (percent <= 35) {
            return SOUND;
        }
        if (percent <= 60) {
            return SPOILT;
        }
        return percent <= 80 ? ARBITRARY : ABSURD;
    }
}
