/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.util.Iterator;
import java.util.function.Function;

/** What elements become, one by one when they are asked for. */
final class Mapped<T, R> implements Iterator<R> {
    private final Iterator<T> elements;
    private final Function<T, R> function;

    Mapped(Iterator<T> elements, Function<T, R> function) {
        this.elements = elements;
        this.function = function;
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public R next() {
        return function.apply(elements.next());
    }
}
