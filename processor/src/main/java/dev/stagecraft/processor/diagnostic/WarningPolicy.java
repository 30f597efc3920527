/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.Optional;

/** What becomes of warnings. */
@FunctionalInterface
public interface WarningPolicy {
    /** Every warning is a warning. */
    WarningPolicy WARN = (message, origin) -> Optional.of(Severity.WARNING);

    /** How serious a warning is at a place; nothing where it is suppressed. */
    Optional<Severity> severityOf(Message message, Origin origin);
}
