/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.Pixels;

/** An image as an {@link ImageSource} has it. */
public sealed interface StoredImage {
    /**
     * The bytes of a file: JPEG, PNG, BMP or GIF.
     *
     * @param bytes all of them; not copied, and not to be changed
     */
    record Encoded(byte[] bytes) implements StoredImage {}

    /**
     * Pixels that need no decoder.
     *
     * @param pixels those of the image
     */
    record Decoded(Pixels pixels) implements StoredImage {}
}
