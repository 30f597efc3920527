/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import java.io.IOException;

/** The networks that are compared, as they are declared. */
enum ComparedNetwork {
    RESNET20(() -> Declaration.cifar(3, "")),
    RESNET50(() -> Declaration.resNet50("", "")),
    SE_RESNET50(() -> Declaration.resNet50("", "@SqueezeExcitation")),
    RESNEXT50(() -> Declaration.resNet50(", groups = 32, baseWidth = 4", ""));

    private final Source source;

    ComparedNetwork(Source source) {
        this.source = source;
    }

    @FunctionalInterface
    private interface Source {
        Declaration declaration() throws IOException;
    }

    Declaration declaration() throws IOException {
        return source.declaration();
    }
}
