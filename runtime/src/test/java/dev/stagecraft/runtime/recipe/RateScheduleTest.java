/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.recipe.RateSchedule.By;
import dev.stagecraft.runtime.update.Reference;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates are those of PyTorch's and timm's schedulers. */
class RateScheduleTest {
    private static final double BASE = 0.8;

    private static RateSchedule warmed(boolean countsWarmUp, double from) {
        return new RateSchedule(new Curve.Cosine(0.001, countsWarmUp), By.EPOCH, 5, OptionalDouble.of(from));
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", RateSchedule.of(new Curve.Constant(), By.EPOCH)),
                Arguments.of("steps", RateSchedule.of(new Curve.Steps(List.of(0.5, 0.74), 0.1), By.EPOCH)),
                Arguments.of(
                        "steps of equal length",
                        RateSchedule.of(new Curve.Steps(List.of(0.2, 0.4, 0.6, 0.8), 0.5), By.EPOCH)),
                Arguments.of("cosine", RateSchedule.of(new Curve.Cosine(0.001, false), By.EPOCH)),
                Arguments.of("cosine behind a warm-up", warmed(false, 0.01)),
                Arguments.of("cosine with the warm-up in it", warmed(true, 0.1)),
                Arguments.of("one cycle", RateSchedule.of(new Curve.OneCycle(0.3, 25, 1e4), By.EPOCH)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void isThatOfOthers(String name, RateSchedule schedule) {
        double[] expected = Reference.row(Reference.of("schedules").get(name));
        for (int position = 0; position < Reference.STEPS; position++) {
            // By epochs of seven steps, of which the sixth is looked at, and by steps of five epochs.
            assertEquals(expected[position], schedule.rate(BASE, position * 7 + 5, 7, Reference.STEPS), 1e-9, name);
            RateSchedule bySteps =
                    new RateSchedule(schedule.curve(), By.STEP, schedule.warmUpEpochs() / 10, schedule.warmUpFrom());
            assertEquals(expected[position], bySteps.rate(BASE, position, 10, 5), 1e-9, name + " by steps");
        }
    }

    /** timm's cosine of {@code warmup_prefix} goes by the position behind the warm-up. */
    @Test
    void timmsWarmUpInFront() {
        double[] expected = Reference.row(Reference.of("schedules").get("cosine behind timm's warm-up"));
        for (int position = 0; position < Reference.STEPS; position++) {
            assertEquals(expected[position], warmed(false, 0.1).rate(BASE, position, 1, Reference.STEPS), 1e-9);
        }
    }

    @Test
    void aLongerTrainingStaysAtTheEnd() {
        RateSchedule cosine = RateSchedule.of(new Curve.Cosine(0.001, false), By.STEP);
        assertEquals(0.001, cosine.rate(BASE, 1000, 10, 5), 1e-12);
        RateSchedule cycle = RateSchedule.of(new Curve.OneCycle(0.3, 25, 1e4), By.STEP);
        assertEquals(BASE / 25 / 1e4, cycle.rate(BASE, 1000, 10, 5), 1e-12);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertEquals(
                "warmUpEpochs is 1.5 and the rate changes by epochs; set a whole number, or let it change by steps.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RateSchedule(new Curve.Constant(), By.EPOCH, 1.5, OptionalDouble.empty()))
                        .getMessage());
        assertEquals(
                "The warm-up takes 5.0 epochs, and the training has 3: train for more, or shorten the warm-up.",
                assertThrows(IllegalArgumentException.class, () -> Recipe.A3.withEpochs(3))
                        .getMessage());
    }
}
