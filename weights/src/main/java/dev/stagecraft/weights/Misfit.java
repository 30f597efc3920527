/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import dev.stagecraft.weights.text.Excerpt;
import java.util.List;
import java.util.stream.Collectors;

/** Why a file does not fit a network. */
public sealed interface Misfit {
    /** {@return one sentence without its full stop} */
    String sentence();

    /**
     * The file lacks a tensor.
     *
     * @param tensor what the network needs
     * @param published the tensor as files of such networks have it
     */
    record Missing(NetworkTensor tensor, TensorInfo published) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " " + published.shape() + ", and the file has no "
                    + published.name();
        }
    }

    /**
     * A tensor has another shape.
     *
     * @param tensor what the network needs
     * @param published the tensor as files of such networks have it
     * @param found the tensor of the same name in the file
     */
    record OtherShape(NetworkTensor tensor, TensorInfo published, TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " " + published.shape() + ", and the file's "
                    + found.name() + " is " + found.shape();
        }
    }

    /**
     * A tensor's numbers are no weights.
     *
     * @param tensor what the network needs
     * @param found the tensor of the same name in the file
     */
    record OtherType(NetworkTensor tensor, TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " of F32, F16, BF16 or F64, and the file's "
                    + found.name() + " is of " + found.type();
        }
    }

    /**
     * The file has such a network more than once, and which is meant cannot be told.
     *
     * @param placements each place where the file has one, two or more
     */
    record SeveralPlaces(List<Placement> placements) implements Misfit {
        /**
         * Copies the list.
         *
         * @param placements each place where the file has one, two or more
         */
        public SeveralPlaces {
            placements = List.copyOf(placements);
        }

        @Override
        public String sentence() {
            return "the file must have such a network once, and has one below each of "
                    + placements.stream()
                            .limit(SHOWN)
                            .map(placement -> Excerpt.of(placement.prefix()))
                            .collect(Collectors.joining(", "))
                    + (placements.size() > SHOWN ? ", …" : "")
                    + ": save the one that is meant, without what is in front of its names";
        }

        private static final int SHOWN = 4;
    }

    /**
     * The file has a tensor that no layer takes.
     *
     * @param found the tensor in the file
     */
    record LeftOver(TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return "the file's " + Excerpt.of(found.name()) + " "
                    + Excerpt.of(found.shape().toString()) + " must belong to a layer, and the network has none for it";
        }
    }
}
