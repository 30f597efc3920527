/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a file cannot be written, and what to do about it.
 *
 * @param reason follows "because": {@code there is no room left on the disk}
 * @param remedy {@code make room, or choose another folder}
 */
public record WriteFailure(String reason, String remedy) implements Serializable {
    /** The longest name of a file, in bytes, where most programs run. */
    private static final int LONGEST_NAME = 255;

    /** What Linux and macOS, Windows, and quotas say, and the file system in memory that tests use. */
    private static final List<String> FULL =
            List.of("no space left", "not enough space", "quota exceeded", "out of disk space");

    /** Of a file, whose place is looked at first: what a system says depends on its language. */
    static WriteFailure of(Path file, IOException failure) {
        return ofPlace(file).orElseGet(() -> of(failure));
    }

    /**
     * {@return why no file can be where it is to be; empty if one can, as far as can be seen}
     *
     * @param file where one is to be
     */
    public static Optional<WriteFailure> ofPlace(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            return Optional.of(new WriteFailure("it is a folder", "name a file in it"));
        }
        if (length(absolute.getFileName()) > LONGEST_NAME) {
            return Optional.of(new WriteFailure("its name is too long", "choose a shorter one"));
        }
        if (!Files.exists(folder)) {
            return Optional.of(
                    new WriteFailure("the folder " + folder + " does not exist", "create it, or choose another"));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(new WriteFailure(folder + " is a file", "choose a folder"));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(new WriteFailure(
                        "nothing may be written into " + folder, "change its permissions, or choose another folder"));
    }

    /**
     * {@return why a folder that is to be used, and made if it is missing, cannot be}
     *
     * @param folder the one to use
     * @param failure what making or using it threw
     */
    public static WriteFailure ofFolder(Path folder, IOException failure) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return Files.isDirectory(above)
                        ? of(failure)
                        : new WriteFailure(above + " is a file", "choose a folder");
            }
            if (above.getFileName() != null && length(above.getFileName()) > LONGEST_NAME) {
                return new WriteFailure("its name is too long", "choose a shorter one");
            }
        }
        return of(failure);
    }

    /**
     * {@return why something could not be written, from what was thrown alone}
     *
     * @param failure what writing threw
     */
    public static WriteFailure of(IOException failure) {
        if (isFull(failure)) {
            return new WriteFailure("there is no room left on the disk", "make room, or choose another folder");
        }
        if (failure instanceof AccessDeniedException) {
            return new WriteFailure("nothing may be written there", "change the permissions, or choose another folder");
        }
        if (said(failure).toLowerCase(Locale.ROOT).contains("name too long")) {
            return new WriteFailure("its name is too long", "choose a shorter one");
        }
        return new WriteFailure("the system says \"" + said(failure) + "\"", "try again, or choose another folder");
    }

    /**
     * {@return whether a disk has no room left}
     *
     * @param failure what writing threw
     */
    public static boolean isFull(IOException failure) {
        String said = said(failure).toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(said::contains);
    }

    /** Without the file's name, and never nothing. */
    private static String said(IOException failure) {
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static int length(Path name) {
        return name.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
