/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.operation.Activations;
import dev.stagecraft.libtorch.operation.Casts;
import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.operation.Reductions;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.engine.Recomputation;
import java.util.Optional;

/**
 * What all parts of a network use.
 *
 * @param session what computes
 * @param mapType what the values of maps are
 * @param values sums and products
 * @param casts other types and orders
 * @param reductions sums and means over axes
 * @param activations functions of each value
 * @param recomputation which values are not kept for gradients but computed once more
 * @param launcher of kernels of our own, where there are some for the device
 * @param timing takes the time of all work, if somebody wants to know
 */
record Tools(
        Session session,
        ElementType mapType,
        Elementwise values,
        Casts casts,
        Reductions reductions,
        Activations activations,
        Recomputation recomputation,
        Optional<Launcher> launcher,
        Optional<Timing> timing) {

    /** @param recomputation where it is left out, memory is saved on CPUs, and time on GPUs */
    static Tools of(
            Session session, ElementType mapType, Optional<Launcher> launcher, Optional<Recomputation> recomputation) {
        return new Tools(
                session,
                mapType,
                new Elementwise(session),
                new Casts(session),
                new Reductions(session),
                new Activations(session),
                recomputation.orElse(session.device().equals(Device.CPU) ? Recomputation.BLOCKS : Recomputation.NONE),
                launcher,
                Optional.empty());
    }

    /** The same for a network whose work is timed. */
    Tools withTiming(Timing of) {
        return new Tools(
                session, mapType, values, casts, reductions, activations, recomputation, launcher, Optional.of(of));
    }

    /** Does work, whose time is taken if somebody wants to know. */
    void timed(String kind, Runnable work) {
        if (timing.isEmpty()) {
            work.run();
            return;
        }
        timing.get().of(kind, () -> {
            work.run();
            return true;
        });
    }

    /** Another look at values that are of the type, or a copy that is. */
    Tensor as(ElementType type, Tensor tensor) {
        return tensor.type() == type ? tensor.share() : casts.cast(tensor, type);
    }

    /** Maps with the channels last, of which all values are those of one pixel. */
    Tensor spread(Tensor pixel, long[] shape) {
        return session.empty(pixel.type(), ValueOrder.CHANNELS_LAST, shape).copyFrom(pixel);
    }

    /** Vectors {@code [N, C]} as maps of one pixel. */
    static Tensor pixel(Tensor vectors) {
        long[] shape = vectors.shape();
        return vectors.view(0, shape[0], shape[1], 1, 1);
    }

    /** Maps of one pixel as vectors {@code [N, C]}. */
    static Tensor vectors(Tensor pixel) {
        long[] shape = pixel.shape();
        return pixel.view(0, shape[0], shape[1]);
    }
}
