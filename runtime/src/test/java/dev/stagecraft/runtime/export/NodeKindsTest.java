/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.Node;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each record can be written, or is refused with a reason. */
class NodeKindsTest {
    @Test
    void eachHasARow() {
        Arrays.stream(Node.class.getPermittedSubclasses())
                .filter(kind -> kind != Node.Images.class)
                .forEach(kind -> assertTrue(
                        NodeKinds.knows(kind), kind.getSimpleName() + " has no row in export/NodeKinds.java"));
    }
}
