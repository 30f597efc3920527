/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.List;
import java.util.Optional;

/**
 * An image that was taken for another class.
 *
 * @param name such as its file
 * @param label its class
 * @param probability that the network gave its class
 * @param said the most probable classes, the most probable first
 * @param picture as a URI of data; empty where the input is no image of 1 channel or 3
 */
record WrongImage(String name, int label, double probability, List<Answer> said, Optional<String> picture) {
    /** A class, and how probable it is. */
    record Answer(int label, double probability) {}
}
