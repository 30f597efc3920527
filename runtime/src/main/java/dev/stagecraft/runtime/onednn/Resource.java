/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

/** Something that holds memory which the garbage collector does not see, and frees it when it is closed. */
public interface Resource extends AutoCloseable {
    /** Nobody may be using it, nor use it again. */
    @Override
    void close();
}
