/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.lang.foreign.ValueLayout;
import java.util.List;

/** What the values of a tensor are. */
public enum ElementType {
    /** 8 bits without sign. */
    UINT8(0, 1),
    /** 16 bits. */
    INT16(2, 2),
    /** 32 bits. */
    INT32(3, 4),
    /** 64 bits. */
    INT64(4, 8),
    /** IEEE 754 of 32 bits. */
    FLOAT32(6, 4),
    /** IEEE 754 of 64 bits. */
    FLOAT64(7, 8),
    /** Yes or no, a byte each. */
    BOOL(11, 1),
    /** The first 16 bits of a {@link #FLOAT32}. */
    BFLOAT16(15, 2);

    private static final List<ElementType> ALL = List.of(values());

    private final int number;
    private final int size;

    ElementType(int number, int size) {
        this.number = number;
        this.size = size;
    }

    /** {@return the type of this number in libtorch's C interface} */
    static ElementType of(int number) {
        for (int i = 0; i < ALL.size(); i++) {
            ElementType type = ALL.get(i);
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("Tensors of libtorch's type " + number + " are not used here.");
    }

    /** {@return its number in libtorch's C interface} */
    public int number() {
        return number;
    }

    /** {@return the bytes of a value} */
    public int size() {
        return size;
    }

    /** {@return how Java reads it, if there is a Java type for it} */
    ValueLayout layout() {
        return switch (this) {
            case UINT8, BOOL -> ValueLayout.JAVA_BYTE;
            case INT32 -> ValueLayout.JAVA_INT;
            case INT64 -> ValueLayout.JAVA_LONG;
            case FLOAT32 -> ValueLayout.JAVA_FLOAT;
            case FLOAT64 -> ValueLayout.JAVA_DOUBLE;
            case INT16, BFLOAT16 -> ValueLayout.JAVA_SHORT;
        };
    }
}
