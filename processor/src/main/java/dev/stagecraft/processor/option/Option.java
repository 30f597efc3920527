/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import java.util.Arrays;
import java.util.List;

/** The processor's options; each is off unless it is given, alone or with {@code =true}. */
public enum Option {
    /** Writes a page with each network's picture beside its class. */
    PICTURE("stagecraft.picture"),
    /** Prints the table of each network's stages. */
    SUMMARY("stagecraft.summary"),
    /** Makes errors of warnings. */
    WERROR("stagecraft.werror");

    /** What the names of all options begin with. */
    static final String PREFIX = "stagecraft.";

    private final String key;

    Option(String key) {
        this.key = key;
    }

    /** The option's name as it is given to the compiler, without {@code -A}. */
    public String key() {
        return key;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Option::key).toList();
    }
}
