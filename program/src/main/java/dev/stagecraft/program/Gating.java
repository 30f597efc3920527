/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.List;

/** How the factors of a {@link Node.ChannelGate} follow from its maps: they are the sigmoid of logits {@code [N, C]}. */
public sealed interface Gating {
    /** {@return its parameters} */
    List<ParameterTensor> tensors();

    /**
     * A convolution along the channels' means, with zeros beyond the first and the last (ECA; Wang et al., 2019, arXiv:1910.03151).
     *
     * @param kernel an odd number of neighbours
     * @param weight {@code [1, 1, kernel]}
     */
    record Neighbours(int kernel, ParameterTensor weight) implements Gating {
        @Override
        public List<ParameterTensor> tensors() {
            return List.of(weight);
        }
    }

    /**
     * The sum of a perceptron's results for means and for maxima: {@code expand relu(squeeze v + squeezeBias) + expandBias} (CBAM; Woo et al., 2018,
     * arXiv:1807.06521).
     *
     * @param channels C
     * @param squeezed S, the channels in the middle
     * @param squeeze {@code [S, C]}
     * @param squeezeBias {@code [S]}
     * @param expand {@code [C, S]}
     * @param expandBias {@code [C]}
     */
    record Perceptron(
            long channels,
            long squeezed,
            ParameterTensor squeeze,
            ParameterTensor squeezeBias,
            ParameterTensor expand,
            ParameterTensor expandBias)
            implements Gating {
        @Override
        public List<ParameterTensor> tensors() {
            return List.of(squeeze, squeezeBias, expand, expandBias);
        }
    }
}
