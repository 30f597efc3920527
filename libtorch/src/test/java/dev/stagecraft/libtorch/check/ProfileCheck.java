/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.engine.Profile;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Prints how long a step of ResNet-50 takes on each kind of work. */
final class ProfileCheck {
    private static final int WARM_UP = 3;
    private static final int STEPS = 5;

    private ProfileCheck() {}

    static boolean run(String device, Arithmetic arithmetic, int images) {
        NetworkProgram program = Programs.resNet50();
        Profile profile = Profile.open(program, new EngineSettings(device, arithmetic, 1));
        try (Training training = new Training(program, profile.network())) {
            Training.Batch batch = training.batch(images, 224, 1000, 1);
            for (int step = 0; step < WARM_UP; step++) {
                training.step(step, batch);
            }
            profile.milliseconds();
            for (int step = 0; step < STEPS; step++) {
                training.step(step, batch);
            }
            print(profile.milliseconds());
        }
        return true;
    }

    /** The longest first. */
    private static void print(Map<String, Double> milliseconds) {
        double all =
                milliseconds.values().stream().mapToDouble(Double::doubleValue).sum();
        milliseconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(kind -> System.out.printf(
                        Locale.ROOT,
                        "%8.3f ms %5.1f %% %s%n",
                        kind.getValue() / STEPS,
                        100 * kind.getValue() / all,
                        kind.getKey()));
        System.out.printf(Locale.ROOT, "%8.3f ms a step, of these%n", all / STEPS);
    }
}
