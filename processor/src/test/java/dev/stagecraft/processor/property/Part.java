/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;

/**
 * An annotation, or the annotations of all stages.
 *
 * @param name {@code Stem}
 * @param text as it is written
 * @param faulty whether it must be an error wherever it is in force
 * @param maps the map that it makes, if it makes any; of stages several
 */
record Part(String name, String text, boolean faulty, List<String> maps) {}
