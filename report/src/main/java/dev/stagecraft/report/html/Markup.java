/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.html;

/** A part of a page. */
public sealed interface Markup permits Element, Text, Code {
    /**
     * Writes it.
     *
     * @param page what is written to
     */
    void writeTo(StringBuilder page);
}
