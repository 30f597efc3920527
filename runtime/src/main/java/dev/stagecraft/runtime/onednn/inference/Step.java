/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.dnnl.primitive;

/** A part of a schedule. */
sealed interface Step {
    Stream<PlacedArray> values();

    /** Runs a primitive. */
    record Primitive(primitive primitive, Map<Integer, PlacedArray> arguments) implements Step {
        @Override
        public Stream<PlacedArray> values() {
            return arguments.values().stream();
        }
    }

    /** Runs Deeplearning4j on arrays in C order. It may overwrite its inputs. */
    record ByDeeplearning4j(LayerOperation operation, List<PlacedArray> inputs, PlacedArray output) implements Step {
        @Override
        public Stream<PlacedArray> values() {
            return Stream.concat(inputs.stream(), Stream.of(output));
        }
    }
}
