/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.List;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Parameters that lie side by side and are updated alike.
 *
 * @param first the number of the first of all the network's parameters
 * @param isDivided whether their gradients are sums over a batch, to be divided by its size
 * @param states for each number that the rule keeps of a parameter, where those of the segment begin in the updater's state
 */
record Segment(
        int first,
        int length,
        boolean isDivided,
        IUpdater updater,
        UpdateRule rule,
        Decay decay,
        List<Integer> states) {}
