package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import picocli.CommandLine.Option;

/** How a table is printed. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, csv or json (${DEFAULT-VALUE}).")
    private Format format;

    Format format() {
        return format;
    }
}
