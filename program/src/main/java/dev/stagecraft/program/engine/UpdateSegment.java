/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.util.List;

/**
 * Parameters that lie side by side and are updated alike.
 *
 * @param place which they are
 * @param rule how they change in this step
 * @param gradientDecay this times the parameters is added to their gradients, before the rule
 * @param parameterDecay this times the parameters, as they were before the step, is taken away from them beside what the rule says
 */
public record UpdateSegment(Place place, UpdateRule rule, double gradientDecay, double parameterDecay) {
    /**
     * Where parameters lie.
     *
     * @param offset of the first in the flat array of parameters, and in that of gradients
     * @param length how many they are
     * @param states for each number that the rule keeps of a parameter, where those of the first lie in the flat array of the updater's state
     */
    public record Place(long offset, long length, List<Long> states) {
        /**
         * Copies the list.
         *
         * @param offset of the first in the flat array of parameters
         * @param length how many they are
         * @param states where what the rule keeps lies
         */
        public Place {
            states = List.copyOf(states);
        }
    }
}
