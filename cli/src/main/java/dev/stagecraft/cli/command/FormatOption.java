/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import picocli.CommandLine.Option;

/** How a table is printed. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "How the result is printed: text, csv or json (default: ${DEFAULT-VALUE}). The latter two are one document each.")
    private Format format;

    Format format() {
        return format;
    }
}
