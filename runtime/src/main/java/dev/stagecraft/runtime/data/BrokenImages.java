/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

/** What becomes of images that cannot be read: damaged ones, and files of formats that are not read. */
public enum BrokenImages {
    /** The first ends the training. */
    FAIL,
    /** They are left out, counted and named. */
    SKIP
}
