/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import java.util.Optional;

/** Stagecraft's version, from the jar's manifest. */
public final class Version {
    public static final String CURRENT = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("(development build)");

    private Version() {}
}
