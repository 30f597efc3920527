/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.engine.NativeFloats;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gradients by all parameters, in one flat array that stays from step to step. */
final class Gradients implements AutoCloseable {
    private final Session session;
    private final Tensor flat;
    private final Map<ParameterTensor, Gradient> each = new LinkedHashMap<>();

    Gradients(Session session, NetworkProgram program) {
        this.session = session;
        this.flat = session.zeros(ElementType.FLOAT32, Math.max(1, program.length()));
        program.tensors()
                .forEach(parameter -> each.put(
                        parameter,
                        new Gradient(flat.view(
                                parameter.offset(), parameter.dimensions(), KernelOrder.strides(parameter)))));
    }

    /** That by a parameter. */
    Gradient of(ParameterTensor parameter) {
        return each.get(parameter);
    }

    /** All of them. */
    Tensor flat() {
        return flat;
    }

    /** Copies all of them to an array that is as long as the parameters, in the program's order. */
    void store(NativeFloats numbers) {
        try (Tensor target = NativeArrays.over(numbers, session).zero()) {
            each.forEach((parameter, gradient) -> {
                try (Tensor part = target.view(parameter.offset(), parameter.dimensions(), Strides.of(parameter))) {
                    part.copyFrom(gradient.memory());
                }
            });
        }
    }

    @Override
    public void close() {
        each.values().forEach(Gradient::close);
        flat.close();
    }
}
