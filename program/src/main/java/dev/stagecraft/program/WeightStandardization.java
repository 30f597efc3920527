/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/**
 * What becomes of a weight before images are convolved with it: of each filter's numbers {@code w}, {@code (w - mean(w)) / sqrt(mean((w - mean(w))^2) +
 * epsilon)} (Qiao et al., 2019, arXiv:1903.10520).
 *
 * @param epsilon what is added to the variance
 */
public record WeightStandardization(double epsilon) {}
