/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The order in which tasks have images. */
public final class ShareOrder {
    private ShareOrder() {}

    /** The images in the order of their keys; each task has as many of them as the others, one behind the other. */
    public static <T> List<T> of(List<T> images, ToIntFunction<T> label, Function<T, byte[]> file) {
        return images.stream()
                .sorted(Comparator.comparingLong(
                        image -> Sample.of(label.applyAsInt(image), false, "", file.apply(image))
                                .key()))
                .toList();
    }
}
