/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code max(x, 0)}. The slope is the sign of the output, since {@code threshold_backward} takes a number that the dispatcher does not. */
final class Rectifier extends SlopeActivation {

    Rectifier(Elementwise values) {
        super(values);
    }

    @Override
    public Tensor forward(Tensor input) {
        return values.rectify(input);
    }

    @Override
    public Tensor forwardInPlace(Tensor input) {
        return values.rectifyInPlace(input);
    }

    @Override
    Tensor slope(Tensor output) {
        return values.sign(output);
    }
}
