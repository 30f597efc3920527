/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Input}. */
public record InputDeclaration(Declared<Integer> channels, Declared<Integer> height, Declared<Integer> width) {
    /** Images of the same channels and another size. */
    public InputDeclaration withSize(int newHeight, int newWidth) {
        return new InputDeclaration(
                channels,
                new Declared<>(newHeight, height.origin(), true),
                new Declared<>(newWidth, width.origin(), true));
    }
}
