/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.engine.LibtorchEngine;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.Recomputation;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Prints the most memory that a training of ResNet-50 takes, by what it computes once more. */
final class MemoryCheck {
    /** Behind the first steps nothing is taken anew, and on a GPU the step is captured. */
    private static final int STEPS_OF_A_GPU = 6;

    private static final int STEPS_OF_A_CPU = 2;

    private MemoryCheck() {}

    static boolean run(String device, Arithmetic arithmetic, int images, Recomputation recomputation)
            throws IOException {
        NetworkProgram program = Programs.resNet50();
        boolean isCpu = device.equals("cpu");
        EngineSettings settings = new EngineSettings(device, arithmetic, 1, Optional.of(recomputation));
        try (Training training = new Training(program, new LibtorchEngine().open(program, settings))) {
            Training.Batch batch = training.batch(images, 224, 1000, 1);
            for (int step = 0; step < (isCpu ? STEPS_OF_A_CPU : STEPS_OF_A_GPU); step++) {
                training.step(step, batch);
            }
            String row = arithmetic.name().toLowerCase(Locale.ROOT) + "-" + images + "-" + recomputation;
            if (!isCpu) {
                System.out.println(row + " " + new GpuMemory(Libtorch.load()::findOfCuda).of(Device.of(device)));
            }
            Peak.ofThisProcess().ifPresent(peak -> System.out.println(row + " peak " + peak + " MiB"));
        }
        return true;
    }
}
