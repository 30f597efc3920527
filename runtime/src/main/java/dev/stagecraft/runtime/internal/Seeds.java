/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

/** Seeds that differ much for neighbouring numbers. */
public final class Seeds {
    private Seeds() {}

    /**
     * The seed of the {@code index}-th part of what {@code seed} decides, by the finalizer of SplitMix64 (Steele, Lea
     * and Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, 2014, doi:10.1145/2660193.2660195).
     *
     * @param seed any number
     * @param index from 0
     * @return a seed for {@link java.util.Random}
     */
    public static long of(long seed, long index) {
        long mixed = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
