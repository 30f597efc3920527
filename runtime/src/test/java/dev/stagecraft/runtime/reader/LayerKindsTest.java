/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.OwnLayers;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layer of ours has a record. */
class LayerKindsTest {
    static Stream<Named<Layer>> layers() {
        return OwnLayers.all(4);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void haveRecords(Layer layer) {
        boolean isForeign =
                GraphReader.read(SmallNetwork.of(layer)).nodes().stream().anyMatch(Node.Foreign.class::isInstance);
        assertFalse(isForeign, layer.getClass().getSimpleName() + " has no row in reader/LayerKinds.java");
    }
}
