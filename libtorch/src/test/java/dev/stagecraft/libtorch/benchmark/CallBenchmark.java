/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.benchmark;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.operation.BatchNormalization;
import dev.stagecraft.libtorch.operation.Convolution;
import dev.stagecraft.libtorch.operation.ConvolutionGeometry;
import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.operation.MaxPool;
import dev.stagecraft.libtorch.operation.Window;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/**
 * Prints the nanoseconds of a call on tensors of one value, the least of 20 rounds. {@code src/test/cpp/calls.cpp} measures the same from
 * C++; both on one thread, with the same libtorch. T is the folder of the Python module, with the headers, and L that of the libraries:
 *
 * <pre>
 * g++ -O2 -std=c++20 -I$T/include libtorch/src/test/cpp/calls.cpp -o calls -L$L -Wl,-rpath,$L -ltorch_cpu -lc10 &amp;&amp; OMP_NUM_THREADS=1 ./calls
 * OMP_NUM_THREADS=1 java --enable-native-access=ALL-UNNAMED -Dstagecraft.libtorch=$L -cp libtorch/target/classes:libtorch/target/test-classes \
 *     dev.stagecraft.libtorch.benchmark.CallBenchmark
 * </pre>
 */
public final class CallBenchmark {
    private static final int CALLS = 20_000;

    private CallBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (Session session = Session.open(Libtorch.load(), Device.CPU);
                Tensor one = ones(session, 1, 1, 1, 1);
                Tensor vector = ones(session, 1)) {
            Elementwise values = new Elementwise(session);
            measure("mul", () -> values.multiply(one, one).close());
            measure("add", () -> values.add(one, one, 2).close());
            measure("relu_", () -> values.rectifyInPlace(one));
            Convolution convolution = new Convolution(session, ConvolutionGeometry.of(1, 0));
            measure(
                    "convolution",
                    () -> convolution.forward(one, one, Optional.empty()).close());
            Convolution.Wanted wanted = new Convolution.Wanted(true, true, false);
            measure("convolution_backward", () -> {
                Convolution.Gradients gradients = convolution.backward(one, one, one, wanted);
                gradients.input().orElseThrow().close();
                gradients.weight().orElseThrow().close();
            });
            BatchNormalization normalization = new BatchNormalization(session, 1e-5);
            measure("native_batch_norm", () -> {
                BatchNormalization.Normalized result = normalization.train(one, vector, vector);
                result.output().close();
                result.mean().close();
                result.inverseDeviation().close();
            });
            MaxPool pool = new MaxPool(session, Window.of(1, 1, 0));
            measure("max_pool2d_with_indices", () -> {
                MaxPool.Pooled pooled = pool.forward(one);
                pooled.output().close();
                pooled.places().close();
            });
        }
    }

    private static Tensor ones(Session session, long... shape) {
        return session.empty(ElementType.FLOAT32, shape).copyFrom(new float[] {1});
    }

    private static void measure(String name, Runnable call) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) CALLS);
        }
        System.out.printf("%s %.0f%n", name, best);
    }
}
