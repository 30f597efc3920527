/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.Pixels;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Decoded images that stay in memory, as many as fit. Which they are changes no result. Used by several threads. */
final class PixelCache {
    private final AtomicReferenceArray<Pixels> images;
    private final AtomicLong left;

    PixelCache(int size, long bytes) {
        images = new AtomicReferenceArray<>(bytes == 0 ? 0 : size);
        left = new AtomicLong(bytes);
    }

    boolean isUsed() {
        return images.length() > 0;
    }

    Optional<Pixels> find(int index) {
        return isUsed() ? Optional.ofNullable(images.get(index)) : Optional.empty();
    }

    void add(int index, Pixels image) {
        int bytes = image.values().length;
        if (!isUsed() || left.get() < bytes) {
            return;
        }
        if (left.addAndGet(-bytes) < 0 || !images.compareAndSet(index, null, image)) {
            left.addAndGet(bytes);
        }
    }
}
