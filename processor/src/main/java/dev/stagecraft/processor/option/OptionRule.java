/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import java.util.List;

/** Something that must hold of the options. */
@FunctionalInterface
public interface OptionRule {
    /** All rules, in the order in which their errors are printed. */
    List<OptionRule> ALL = List.of(new OptionsKnown(), new OptionValues());

    void check(Options options, Diagnostics diagnostics);
}
