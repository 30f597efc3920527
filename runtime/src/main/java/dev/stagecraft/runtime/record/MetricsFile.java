/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.record;

import dev.stagecraft.runtime.file.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A table of numbers, CSV: a row for some steps or for an epoch, the number of the step first. */
public final class MetricsFile implements Closeable {
    private final FileChannel channel;
    private final int columns;

    private MetricsFile(FileChannel channel, int columns) {
        this.channel = channel;
        this.columns = columns;
    }

    /**
     * Opens a table, made if it is missing. Rows behind a step are removed: they are of a training that was killed, and has gone back to that step.
     *
     * @param file the table
     * @param columns their names; the first is that of the steps
     * @param step the last that is done
     * @return the table
     * @throws IOException if it cannot be written
     */
    public static MetricsFile open(Path file, List<String> columns, long step) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns));
        if (Files.exists(file)) {
            String text = Files.readString(file);
            // What follows the last end of a line was cut off.
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .skip(1)
                    .filter(line -> isUpTo(step, line))
                    .forEach(lines::add);
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, channel -> {
            ByteBuffer content = ByteBuffer.wrap(bytes);
            while (content.hasRemaining()) {
                channel.write(content);
            }
        });
        return new MetricsFile(FileChannel.open(file, StandardOpenOption.APPEND), columns.size());
    }

    private static boolean isUpTo(long step, String line) {
        try {
            return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(',')))) <= step;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Adds a row.
     *
     * @param values one for each column; an empty text for none
     * @throws IOException if it cannot be written
     */
    public void add(List<String> values) throws IOException {
        if (values.size() != columns) {
            throw new IllegalArgumentException(values.size() + " values for " + columns + " columns");
        }
        ByteBuffer row = ByteBuffer.wrap((String.join(",", values) + "\n").getBytes(StandardCharsets.UTF_8));
        while (row.hasRemaining()) {
            channel.write(row);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
