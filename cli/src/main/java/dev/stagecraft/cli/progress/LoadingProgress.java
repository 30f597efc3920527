/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import dev.stagecraft.runtime.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** How far the loading of images is, of which there may be several folders one after the other. */
public final class LoadingProgress implements Progress, AutoCloseable {
    private final PrintWriter errors;
    private Optional<ShownProgress> current = Optional.empty();
    private long loaded;

    public LoadingProgress(PrintWriter errors) {
        this.errors = errors;
    }

    @Override
    public void done(long done, long all) {
        if (current.isEmpty() || done < loaded) {
            close();
            current = Optional.of(ShownProgress.of("images loaded", all, errors));
        }
        current.get().done(done, all);
        loaded = done;
    }

    @Override
    public void close() {
        current.ifPresent(ShownProgress::close);
        current = Optional.empty();
    }

    /** How many images were left out, if any were. */
    public static void sayCount(int leftOut, PrintWriter errors) {
        if (leftOut > 0) {
            errors.println(String.format(
                    Locale.ROOT, "left out %,d %s that cannot be read", leftOut, leftOut == 1 ? "image" : "images"));
            errors.flush();
        }
    }
}
