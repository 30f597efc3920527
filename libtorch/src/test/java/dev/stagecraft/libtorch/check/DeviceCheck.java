/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.engine.LibtorchEngine;
import dev.stagecraft.libtorch.kernel.ProcessorKernels;
import dev.stagecraft.libtorch.kernel.TestLauncher;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import dev.stagecraft.program.engine.Recomputation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Checks a device: {@code DeviceCheck kernels DEVICE}, {@code layers DEVICE}, {@code training DEVICE STEPS}, {@code shared DEVICES}, {@code profile DEVICE
 * ARITHMETIC IMAGES}, {@code memory DEVICE ARITHMETIC IMAGES RECOMPUTATION}, {@code speed DEVICE ARITHMETIC IMAGES MODE STEPS ROUNDS PEER NETWORK}. It ends with 1
 * where something is wrong. Each is a process of its own, since a GPU's library is told once how to round.
 */
public final class DeviceCheck {
    private DeviceCheck() {}

    /**
     * Runs a check.
     *
     * @param arguments as above
     * @throws IOException if Python fails
     */
    public static void main(String[] arguments) throws IOException {
        try {
            System.out.println(new LibtorchEngine().version() + " finds " + new LibtorchEngine().devices());
            boolean isFine = switch (arguments[0]) {
                case "kernels" -> kernels(arguments[1]);
                case "layers" -> layers(arguments[1]);
                case "training" -> training(arguments[1], Integer.parseInt(arguments[2]));
                case "shared" -> shared(arguments[1]);
                case "profile" ->
                    ProfileCheck.run(arguments[1], Arithmetic.valueOf(arguments[2]), Integer.parseInt(arguments[3]));
                case "memory" ->
                    MemoryCheck.run(
                            arguments[1],
                            Arithmetic.valueOf(arguments[2]),
                            Integer.parseInt(arguments[3]),
                            Recomputation.valueOf(arguments[4]));
                case "speed" -> speed(arguments);
                default -> throw new IllegalArgumentException(arguments[0] + " is no check.");
            };
            System.exit(isFine ? 0 : 1);
        } catch (EngineException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    /** On the CPU the same source, compiled by g++, where there is one. */
    private static boolean kernels(String device) {
        KernelCheck check = new KernelCheck(System.out::println);
        check.compile();
        try (Session session = Session.open(Libtorch.load(), Device.of(device))) {
            if (!session.device().equals(Device.CPU)) {
                return GpuCheck.run(session, check);
            }
            if (ProcessorKernels.build().isEmpty()) {
                System.out.println("There is no g++, so that kernels are not run on the CPU.");
            } else {
                check.run(session, TestLauncher.of(false));
            }
        }
        return check.isFine();
    }

    private static boolean layers(String device) {
        boolean isFine = layers(device, Arithmetic.FLOAT32, 1e-3);
        return layers(device, Arithmetic.BFLOAT16, 0.1) && isFine;
    }

    private static boolean layers(String device, Arithmetic arithmetic, double tolerance) {
        boolean isFine = true;
        for (LayerComparison.Difference layer : LayerComparison.of(device, arithmetic)) {
            boolean isClose = layer.difference() <= tolerance;
            isFine &= isClose;
            System.out.printf(
                    Locale.ROOT,
                    "%s %s %s %.1e%n",
                    isClose ? "ok" : "WRONG",
                    arithmetic.name().toLowerCase(Locale.ROOT),
                    layer.layer(),
                    layer.difference());
        }
        return isFine;
    }

    private static boolean training(String device, int steps) {
        try (Training training = new Training(Programs.resNet20(), device, Arithmetic.FLOAT32)) {
            double first = training.step(0, training.batch(32, 32, 10, 0));
            double last = first;
            for (int step = 1; step < steps; step++) {
                last = training.step(step, training.batch(32, 32, 10, step));
            }
            System.out.printf(Locale.ROOT, "loss %.4f became %.4f in %d steps%n", first, last, steps);
            return last < first / 2;
        }
    }

    /** Batches that go out and that do not, and fewer images than devices. On GPUs sums of other kernels are other numbers in the last digits. */
    private static boolean shared(String devices) {
        boolean isFine = true;
        for (int images : new int[] {8, 7, 1}) {
            SeveralDevices.Outcome outcome = SeveralDevices.compare(devices, images, 10);
            boolean isClose = outcome.loss() <= 1e-5 && outcome.parameters() <= 1e-5;
            isFine &= isClose;
            System.out.printf(
                    Locale.ROOT,
                    "%s 10 steps of %d images on %s beside one device: losses %.1e, parameters %.1e%n",
                    isClose ? "ok" : "WRONG",
                    images,
                    devices,
                    outcome.loss(),
                    outcome.parameters());
        }
        boolean isAlike = Arrays.equals(SeveralDevices.trained(devices, 7, 4), SeveralDevices.trained(devices, 7, 4));
        System.out.println((isAlike ? "the same" : "not the same") + " to the bit in two runs");
        return isFine;
    }

    private static boolean speed(String[] arguments) throws IOException {
        new SpeedComparison(
                        arguments[1],
                        arguments[7],
                        arguments[8],
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[5]),
                        Integer.parseInt(arguments[6]))
                .run(Arithmetic.valueOf(arguments[2]), arguments[4]);
        return true;
    }
}
