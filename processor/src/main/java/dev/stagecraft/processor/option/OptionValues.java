/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;

/** An option is on or off. */
final class OptionValues implements OptionRule {
    @Override
    public void check(Options options, Diagnostics diagnostics) {
        for (String key : Option.keys()) {
            String value = options.given().get(key);
            if (options.given().containsKey(key) && !Options.isTrue(value) && !value.equalsIgnoreCase("false")) {
                diagnostics.report(Message.BAD_OPTION, Origin.COMPILER, key, value);
            }
        }
    }
}
