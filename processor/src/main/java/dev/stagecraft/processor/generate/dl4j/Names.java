/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.CodeBlock;

/** How code writes the names of layers. */
@FunctionalInterface
interface Names {
    /** The expression for a layer's name. */
    CodeBlock of(String layer);

    /** Stem and head: {@code "conv1"}. */
    static Names literal() {
        return layer -> CodeBlock.of("$S", layer);
    }

    /** In a block's method: {@code name + ".conv1"}, and {@code name} for the layer that is the block's output. */
    static Names ofBlock() {
        return layer -> layer.isEmpty() ? CodeBlock.of("name") : CodeBlock.of("name + $S", "." + layer);
    }
}
