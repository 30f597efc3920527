/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the loading of images is, of which there may be several folders one after the other, and what is left out. */
public final class LoadingProgress implements ImageFolder.Progress, AutoCloseable {
    private final PrintWriter errors;
    private final boolean skipsBroken;
    private final SortedMap<Path, String> leftOut = new TreeMap<>();
    private Optional<Progress> current = Optional.empty();
    private int loaded;

    /** @param skipsBroken whether images that cannot be read are left out */
    public LoadingProgress(PrintWriter errors, boolean skipsBroken) {
        this.errors = errors;
        this.skipsBroken = skipsBroken;
    }

    @Override
    public void loaded(int done, int all) {
        if (current.isEmpty() || done < loaded) {
            closeBar();
            loaded = 0;
            current = Optional.of(Progress.of("images loaded", all, errors));
        }
        current.get().advance(done - loaded);
        loaded = done;
    }

    @Override
    public boolean leavesOut(Path file, IOException fault) {
        if (skipsBroken) {
            leftOut.put(file, fault.getMessage());
        }
        return skipsBroken;
    }

    /** Says of each image that was left out why, and how many they are. */
    @Override
    public void close() {
        closeBar();
        leftOut.forEach((file, fault) -> errors.println(
                fault == null || !fault.endsWith(".")
                        ? FileNames.path(file) + " cannot be read (" + fault + ")."
                        : fault));
        sayCount(leftOut.size(), errors);
        leftOut.clear();
    }

    /** How many images were left out, if any were. */
    public static void sayCount(int leftOut, PrintWriter errors) {
        if (leftOut > 0) {
            errors.println(String.format(
                    Locale.ROOT, "left out %,d %s that cannot be read", leftOut, leftOut == 1 ? "image" : "images"));
            errors.flush();
        }
    }

    private void closeBar() {
        current.ifPresent(Progress::close);
        current = Optional.empty();
    }
}
