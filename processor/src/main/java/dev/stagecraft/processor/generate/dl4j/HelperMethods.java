/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.MethodSpec;
import javax.lang.model.element.Modifier;

/** What the methods that add layers have in common. */
final class HelperMethods {
    private HelperMethods() {}

    /** {@code private static void name(GraphBuilder graph, String name, String input}. */
    static MethodSpec.Builder helper(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Types.GRAPH_BUILDER, "graph")
                .addParameter(String.class, "name")
                .addParameter(String.class, "input");
    }
}
