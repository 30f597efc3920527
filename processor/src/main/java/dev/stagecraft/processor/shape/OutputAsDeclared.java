/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.Optional;

/** A stage gives the shape that its author wrote down. */
final class OutputAsDeclared {
    private final Trace trace;
    private final Diagnostics diagnostics;

    OutputAsDeclared(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    /** The shape that was written down, if one was. */
    static Optional<FeatureMap> expected(StageDeclaration stage) {
        List<Integer> numbers = stage.output().value();
        return Optional.of(numbers)
                .filter(written -> !written.isEmpty())
                .map(written -> new FeatureMap(written.get(0), written.get(1), written.get(2)));
    }

    /** Whether the stage may give this. */
    static boolean allows(StageDeclaration stage, FeatureMap output) {
        return expected(stage).filter(expected -> !expected.equals(output)).isEmpty();
    }

    void check(StageDeclaration stage, FeatureMap output) {
        expected(stage)
                .filter(expected -> !expected.equals(output))
                .ifPresent(expected -> diagnostics.report(
                        Message.OUTPUT_MISMATCH,
                        stage.output().origin(),
                        trace.lines(),
                        stage.name(),
                        output,
                        expected,
                        remedy(stage, output, expected)));
    }

    private static String remedy(StageDeclaration stage, FeatureMap output, FeatureMap expected) {
        String correction = "output = {" + output.channels() + ", " + output.height() + ", " + output.width() + "}";
        int expansion = stage.expansionInForce();
        boolean onlyChannels = output.area().equals(expected.area())
                && expected.channels() % expansion == 0
                && stage.isUngrouped()
                && stage.block().isEmpty()
                && stage.shortcut().value() != Shortcut.IDENTITY;
        return onlyChannels ? correction + ", or filters = " + expected.channels() / expansion : correction;
    }
}
