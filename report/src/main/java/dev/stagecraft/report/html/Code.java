/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.html;

/**
 * A style sheet or a program of this module's own, which is not escaped. It has no character of markup, so that a page is XML as well.
 *
 * @param value of a resource
 */
public record Code(String value) implements Markup {
    /**
     * Checks it.
     *
     * @param value of a resource
     * @throws IllegalArgumentException if it has a character of markup
     */
    public Code {
        if (value.contains("<") || value.contains("&")) {
            throw new IllegalArgumentException("A style sheet or program must have neither < nor &.");
        }
    }

    @Override
    public void writeTo(StringBuilder page) {
        page.append(value);
    }
}
