/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.cuda.Nvrtc;
import dev.stagecraft.libtorch.kernel.KernelSource;
import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.Session;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Compiles the kernels, and runs them, and holds what they give against double precision. Each line that it says begins with {@code ok} or {@code WRONG}. */
public final class KernelCheck {
    /** The GPUs of 2020, 2022 and 2024: A100, H100, B200. */
    public static final int[] ARCHITECTURES = {80, 90, 100};

    private static final double UPDATE_TOLERANCE = 2e-6;
    private static final double PIXEL_TOLERANCE = 1e-6;
    private static final double USUAL = 30;
    /** Its square is no number of 32 bits. */
    private static final double HUGE = 1e22;

    private final Consumer<String> output;
    private boolean isFine = true;

    /**
     * Says what it finds.
     *
     * @param output gets lines
     */
    public KernelCheck(Consumer<String> output) {
        this.output = output;
    }

    /** {@return whether all was fine} */
    public boolean isFine() {
        return isFine;
    }

    /** Compiles all kernels for some GPUs, where there is NVRTC. */
    public void compile() {
        Nvrtc nvrtc;
        try {
            nvrtc = new Nvrtc(Libtorch.load()::findOfCuda);
        } catch (CudaException e) {
            output.accept("There is no NVRTC, so that kernels are not compiled for GPUs: " + e.getMessage());
            return;
        }
        for (KernelSource source : KernelSource.values()) {
            for (int architecture : ARCHITECTURES) {
                byte[] code = nvrtc.compile(source.file(), source.text(), architecture);
                say(
                        code.length > 0,
                        "NVRTC " + nvrtc.version() + " " + source.file() + " sm_" + architecture + " " + code.length
                                + " bytes");
            }
        }
    }

    /**
     * Runs all kernels.
     *
     * @param session what memory is of
     * @param launcher launches them
     */
    public void run(Session session, Launcher launcher) {
        NormalizationComparison normalization = new NormalizationComparison(session, launcher);
        for (NormalizationComparison.Case each : NormalizationComparison.cases()) {
            double difference = normalization.run(each).difference();
            say(difference <= each.tolerance(), String.format(Locale.ROOT, "%s %.1e", each, difference));
        }
        update("update", session, launcher, OptionalDouble.empty(), USUAL);
        update("cut update", session, launcher, OptionalDouble.of(1), USUAL);
        update("cut update of huge gradients", session, launcher, OptionalDouble.of(1), HUGE);
        double pixels = StandardizationComparison.run(session, launcher, 5, 3, 37, 29);
        say(pixels <= PIXEL_TOLERANCE, String.format(Locale.ROOT, "standardization %.1e", pixels));
    }

    private void update(String name, Session session, Launcher launcher, OptionalDouble longest, double size) {
        double difference =
                new UpdateComparison(session, launcher).run(longest, size).difference();
        say(difference <= UPDATE_TOLERANCE, String.format(Locale.ROOT, "%s %.1e", name, difference));
    }

    private void say(boolean isRight, String what) {
        isFine &= isRight;
        output.accept((isRight ? "ok " : "WRONG ") + what);
    }
}
