/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.kernel.StandardizationKernel;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** Makes of bytes on the device what a network sees: by a kernel of our own, or by libtorch's operations. Both look numbers up, so that none is rounded. */
final class PixelLookup {
    private static final int VALUES = 256;

    private final Session session;
    private final Tools tools;
    private final Operator take;
    private final Optional<StandardizationKernel> kernel;

    PixelLookup(Tools tools) {
        this.session = tools.session();
        this.tools = tools;
        this.take = session.operator("take");
        this.kernel = tools.launcher().map(StandardizationKernel::new);
    }

    /**
     * Writes the numbers.
     *
     * @param bytes {@code [N, C, H, W]}
     * @param tables {@code [C, 256]}, what each value becomes in each channel
     * @param to float32, of the same shape, in rows
     */
    void standardize(Tensor bytes, Tensor tables, Tensor to) {
        if (kernel.isPresent()) {
            kernel.get().run(bytes, tables, to);
        } else {
            byOperations(bytes, tables, to);
        }
    }

    private void byOperations(Tensor bytes, Tensor tables, Tensor to) {
        int channels = (int) bytes.shape()[1];
        float[] firsts = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            firsts[channel] = (float) channel * VALUES;
        }
        try (Tensor offsets = session.of(firsts, 1, channels, 1, 1);
                Tensor wide = tools.casts().cast(bytes, ElementType.FLOAT32);
                Tensor places = tools.values().add(wide, offsets);
                Tensor whole = tools.casts().cast(places, ElementType.INT64);
                Tensor values = session.adopt(take.start()
                        .tensor(tables.handle())
                        .tensor(whole.handle())
                        .call())) {
            to.copyFrom(values);
        }
    }
}
