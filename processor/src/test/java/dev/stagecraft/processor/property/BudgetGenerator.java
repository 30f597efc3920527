/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;

/** Makes {@code @Budget}s. */
final class BudgetGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    BudgetGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /** For a sound network it is far more than enough. */
    void addTo(Parts parts) {
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
        parts.add("Budget", budget);
    }
}
