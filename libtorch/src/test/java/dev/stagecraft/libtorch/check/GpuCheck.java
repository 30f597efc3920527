/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.cuda.Driver;
import dev.stagecraft.libtorch.cuda.FunctionLookup;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.cuda.Nvrtc;
import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.kernel.DriverLauncher;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** What only a GPU can show: whether the driver takes the kernels, whether they give what they give on the processor, and whether work is captured. */
final class GpuCheck {
    private GpuCheck() {}

    static boolean run(Session session, KernelCheck kernels) {
        int device = session.device().index();
        FunctionLookup functions = session.libtorch()::findOfCuda;
        Stream stream = new Stream(functions, device);
        Driver driver = new Driver(functions, device);
        System.out.printf(
                "compute capability %.1f, %d multiprocessors%n", driver.architecture() / 10.0, driver.processors());
        boolean captures = stream.use(() -> captures(session, stream));
        KernelCache cache = new KernelCache(Libtorch.cache().resolve("kernels"));
        DriverLauncher launcher =
                DriverLauncher.of(driver, new Nvrtc(functions), cache, stream.handle(), Arena.ofAuto());
        stream.use(() -> {
            kernels.run(session, launcher);
            return true;
        });
        stream.close();
        return captures && kernels.isFine();
    }

    /** A sum of a sum, whose memory is taken while it is captured, launched for other numbers than those that were there then. */
    private static boolean captures(Session session, Stream stream) {
        try (Tensor input = session.of(new float[] {1, 2, 3}, 3);
                Tensor output = session.zeros(ElementType.FLOAT32, 3)) {
            Runnable work = () -> {
                try (Tensor twice = session.add(input, input, 1);
                        Tensor sum = session.add(twice, input, 1)) {
                    output.copyFrom(sum);
                }
            };
            work.run();
            try (Stream.Graph graph = stream.capture(work)) {
                boolean isRight = true;
                for (float base = 4; base < 40; base += 7) {
                    input.copyFrom(new float[] {base, base + 1, base + 2});
                    graph.launch();
                    isRight &= Arrays.equals(new float[] {3 * base, 3 * base + 3, 3 * base + 6}, output.floats());
                }
                System.out.println((isRight ? "ok" : "WRONG") + " captured work with memory of its own");
                return isRight;
            }
        }
    }
}
