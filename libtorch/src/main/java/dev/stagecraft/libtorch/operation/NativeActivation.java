/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** A function that libtorch has with its gradient, without numbers: {@code silu} and {@code silu_backward}. */
final class NativeActivation implements ActivationFunction {
    private final Session session;
    private final Kept kept;
    private final Operator forward;
    private final Operator backward;
    private final Optional<Operator.Word> word;

    private NativeActivation(Session session, String name, Kept kept, Optional<String> word) {
        this.session = session;
        this.kept = kept;
        this.forward = session.operator(name);
        this.backward = session.operator(name + "_backward");
        this.word = word.map(forward::word);
    }

    static NativeActivation of(Session session, String name, Kept kept) {
        return new NativeActivation(session, name, kept, Optional.empty());
    }

    /** One that is told which of several it is. */
    static NativeActivation of(Session session, String name, String word, Kept kept) {
        return new NativeActivation(session, name, kept, Optional.of(word));
    }

    @Override
    public Kept kept() {
        return kept;
    }

    @Override
    public Tensor forward(Tensor input) {
        return call(forward.start().tensor(input.handle()));
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor kept) {
        return call(backward.start().tensor(gradient.handle()).tensor(kept.handle()));
    }

    private Tensor call(Operator operator) {
        word.ifPresent(operator::text);
        return session.adopt(operator.call());
    }
}
