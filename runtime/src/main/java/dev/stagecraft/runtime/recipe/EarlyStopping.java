/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

/**
 * A training ends when the accuracy on held-out images has not risen for some epochs, and gives the weights of the best one.
 *
 * @param patience how many epochs in a row may be no better than the best before
 * @param leastGain by how much an accuracy must be above the best before to be better, as a share of the images
 */
public record EarlyStopping(int patience, double leastGain) {
    /**
     * Checks the numbers.
     *
     * @param patience how many epochs in a row may be no better than the best before
     * @param leastGain by how much an accuracy must be above the best before to be better
     * @throws IllegalArgumentException if one is out of its range
     */
    public EarlyStopping {
        Check.atLeastOne("patience", patience);
        Check.share("leastGain", leastGain);
    }
}
