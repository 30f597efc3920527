/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import java.io.Serializable;

/**
 * How each machine computes a network.
 *
 * @param execution who does
 * @param precision with which numbers
 */
public record ScoringComputation(Execution execution, Precision precision) implements Serializable {
    private static final long serialVersionUID = 1L;
}
