/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.Progress;
import java.util.List;
import java.util.Objects;

/**
 * How labelled images are opened or loaded.
 *
 * @param classNames those of a network, in the order of its output, of which each class is one and may have no image; none, and they are those that
 *     occur, each with an image
 * @param broken what becomes of images that cannot be read, and of files that are named and missing
 * @param progress told how far a load is; opening reads names alone, and tells nothing
 */
public record SourceOptions(List<String> classNames, BrokenImages broken, Progress progress) {
    /**
     * Copies the list.
     *
     * @param classNames those of a network, in the order of its output
     * @param broken what becomes of images that cannot be read
     * @param progress told how far a load is
     * @throws NullPointerException if one is null
     */
    public SourceOptions {
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(broken, "broken");
        Objects.requireNonNull(progress, "progress");
    }

    /** {@return options with the classes that occur, where the first image that cannot be read is an error, and nothing is told} */
    public static SourceOptions defaults() {
        return new SourceOptions(List.of(), BrokenImages.FAIL, Progress.silent());
    }

    /**
     * {@return these options with known classes}
     *
     * @param classNames those of a network, in the order of its output
     */
    public SourceOptions withClassNames(List<String> classNames) {
        return new SourceOptions(classNames, broken, progress);
    }

    /**
     * {@return these options with something else done about images that cannot be read}
     *
     * @param broken what becomes of them
     */
    public SourceOptions withBroken(BrokenImages broken) {
        return new SourceOptions(classNames, broken, progress);
    }

    /**
     * {@return these options with somebody to tell}
     *
     * @param progress told how far a load is
     */
    public SourceOptions withProgress(Progress progress) {
        return new SourceOptions(classNames, broken, progress);
    }
}
