/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What must hold of the maps that layers and stages give. */
final class OutputRules {
    private OutputRules() {}

    /** One image's map has no more values than an array of Java and of Deeplearning4j can hold. */
    static boolean isCountable(ShapePlace place, OutputMap output) {
        FeatureMap map = output.map();
        BigInteger values = BigInteger.valueOf(map.channels())
                .multiply(BigInteger.valueOf(map.height()))
                .multiply(BigInteger.valueOf(map.width()));
        boolean fits = values.bitLength() < Integer.SIZE;
        if (!fits) {
            place.report(
                    Message.MAP_TOO_LARGE,
                    output.origin(),
                    map.toString(),
                    place.name(),
                    map,
                    values,
                    smaller(map, place.name().equals("input")));
        }
        return fits;
    }

    private static String smaller(FeatureMap map, boolean isInput) {
        long area = (long) map.height() * map.width();
        return area <= Integer.MAX_VALUE && !isInput
                ? String.format(Locale.ROOT, "At %s the limit of channels is %,d", map.area(), Integer.MAX_VALUE / area)
                : "Set a smaller height or width";
    }

    /** A stage gives the shape that its author wrote down. */
    static boolean isAsDeclared(ShapePlace place, StageOutput output) {
        StageDeclaration stage = output.stage();
        boolean allowed = allows(stage, output.map());
        if (!allowed) {
            FeatureMap expected = expected(stage).orElseThrow();
            place.diagnostics()
                    .report(
                            Message.OUTPUT_MISMATCH,
                            stage.output().origin(),
                            place.trace().lines(),
                            stage.name(),
                            output.map(),
                            expected,
                            correction(stage, output.map(), expected));
        }
        return allowed;
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

    private static String correction(StageDeclaration stage, FeatureMap output, FeatureMap expected) {
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
