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
import dev.stagecraft.program.engine.NativeFloats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gradients by all parameters: in one flat array, which one launch can read, or each by itself, where an operation put it until the next step's is
 * there. The latter spares a copy of all.
 */
final class Gradients implements AutoCloseable {
    private final Session session;
    private final Optional<Tensor> flat;
    private final Map<dev.stagecraft.program.Tensor, Gradient> each = new LinkedHashMap<>();
    private final List<Tensor> rows = new ArrayList<>();

    /** @param areFlat whether they are in one array */
    Gradients(Session session, NetworkProgram program, boolean areFlat) {
        this.session = session;
        this.flat = areFlat
                ? Optional.of(session.zeros(ElementType.FLOAT32, Math.max(1, program.length())))
                : Optional.empty();
        program.tensors().forEach(parameter -> each.put(parameter, gradient(parameter)));
    }

    private Gradient gradient(dev.stagecraft.program.Tensor parameter) {
        Optional<Tensor> place =
                flat.map(all -> all.view(parameter.offset(), parameter.dimensions(), KernelOrder.strides(parameter)));
        return new Gradient(session, parameter, place);
    }

    /** That by a parameter. */
    Gradient of(dev.stagecraft.program.Tensor parameter) {
        return each.get(parameter);
    }

    /** All of them, if they are in one array. */
    Optional<Tensor> flat() {
        return flat;
    }

    /**
     * Parts of a stretch of parameters, of which the gradients lie together.
     *
     * @throws IllegalArgumentException if it begins or ends within a parameter, and the gradients are not in one array
     */
    List<Stretch> stretches(long offset, long size) {
        if (flat.isPresent()) {
            Tensor row = flat.get().view(offset, size);
            rows.add(row);
            return List.of(new Stretch(offset, size, () -> row));
        }
        List<Stretch> found = new ArrayList<>();
        each.forEach((parameter, gradient) -> {
            if (parameter.offset() >= offset && parameter.end() <= offset + size) {
                found.add(new Stretch(parameter.offset(), parameter.length(), gradient::row));
            } else if (parameter.offset() < offset + size && parameter.end() > offset) {
                throw new IllegalArgumentException("The parameters from " + offset + " to " + (offset + size)
                        + " are to change alike, which is only a part of " + parameter.name()
                        + ": let all of it change.");
            }
        });
        return found;
    }

    /** Copies all of them to an array that is as long as the parameters, in the program's order. */
    void store(NativeFloats numbers) {
        try (Tensor target = NativeArrays.over(numbers, session).zero()) {
            each.forEach((parameter, gradient) -> {
                try (Tensor part = target.view(parameter.offset(), parameter.dimensions(), Strides.of(parameter))) {
                    part.copyFrom(gradient.now());
                }
            });
        }
    }

    @Override
    public void close() {
        each.values().forEach(Gradient::close);
        rows.forEach(Tensor::close);
        flat.ifPresent(Tensor::close);
    }
}
