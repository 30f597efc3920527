/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import java.util.Optional;
import java.util.stream.Stream;

/** What is said of failures. */
final class Sentences {
    private Sentences() {}

    /** The message of a failure, or of its first cause that has one, in one line. */
    static String reason(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause ->
                        cause.getMessage() != null && !cause.getMessage().isBlank())
                .findFirst()
                .map(cause ->
                        cause.getMessage().lines().findFirst().orElseThrow().strip())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
                .orElse(failure.getClass().getSimpleName());
    }

    /** What was said of something that makes no sense, wherever in the cluster that was. */
    static Optional<String> ofArgument(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** The first cause of all. */
    static Throwable root(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
    }
}
