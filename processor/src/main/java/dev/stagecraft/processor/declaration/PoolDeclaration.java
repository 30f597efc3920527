package dev.stagecraft.processor.declaration;

import dev.stagecraft.Pool;

/** {@link dev.stagecraft.Pool}; stride and padding may be {@link Pool#AUTO}. */
public record PoolDeclaration(
        Declared<Pool.Kind> kind, Declared<Integer> kernel, Declared<Integer> stride, Declared<Integer> padding) {

    /** Whether the pool looks at windows of the map, and so has a kernel, a stride and a padding. */
    public boolean hasWindow() {
        return kind.value() == Pool.Kind.MAX || kind.value() == Pool.Kind.AVERAGE;
    }
}
