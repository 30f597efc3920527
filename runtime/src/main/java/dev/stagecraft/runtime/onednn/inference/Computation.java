/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * An operation on what others give.
 *
 * @param name the layer that it comes from
 * @param inputs the nodes whose results it takes; what is added to its own comes last
 * @param postOps what it does with its result
 */
record Computation(String name, Operation operation, List<Integer> inputs, List<PostOp> postOps) {
    Computation {
        inputs = List.copyOf(inputs);
        postOps = List.copyOf(postOps);
    }

    Computation(String name, Operation operation, List<Integer> inputs) {
        this(name, operation, inputs, List.of());
    }

    /** The node whose result it adds to its own. */
    int addend() {
        return inputs.get(inputs.size() - 1);
    }

    boolean fuses(PostOp next) {
        return operation.fuses(postOps, next);
    }

    boolean fusesAll(List<PostOp> next) {
        List<PostOp> already = new ArrayList<>(postOps);
        for (PostOp one : next) {
            if (!operation.fuses(already, one)) {
                return false;
            }
            already.add(one);
        }
        return true;
    }

    Computation then(List<PostOp> next) {
        List<PostOp> all = new ArrayList<>(postOps);
        all.addAll(next);
        return new Computation(name, operation, inputs, all);
    }

    /** The node that adds the result of another to its own. */
    Computation plus(int other) {
        List<Integer> all = new ArrayList<>(inputs);
        all.add(other);
        return new Computation(name, operation, all, postOps).then(List.of(new PostOp.Addition()));
    }
}
