/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nearest;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** An option that begins like Stagecraft's is one of them. */
final class OptionsKnown implements OptionRule {
    @Override
    public void check(Options options, Diagnostics diagnostics) {
        List<String> keys = Option.keys();
        for (String key : options.given().keySet()) {
            if (!keys.contains(key)) {
                diagnostics.report(
                        Message.UNKNOWN_OPTION,
                        Origin.COMPILER,
                        key,
                        String.join(", ", keys),
                        Nearest.to(key, keys)
                                .map(meant -> " Did you mean -A" + meant + "?")
                                .orElse(""));
            }
        }
    }
}
