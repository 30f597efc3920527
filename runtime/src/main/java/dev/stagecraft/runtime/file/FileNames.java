/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names of files as people gave them. In a locale without letters beyond ASCII ({@code LC_ALL=POSIX}, as in many containers) Java's own text
 * of a path has signs for what is missing, and no path can be made of it again; but a path that was listed keeps its bytes, and
 * these are UTF-8 nearly everywhere.
 */
public final class FileNames {
    private static final char MISSING = '\uFFFD';
    private static final int HEXADECIMAL = 16;

    private FileNames() {}

    /**
     * {@return the name of a file or folder, without what it is in}
     *
     * @param file any path
     */
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.indexOf(MISSING) < 0 ? name : decoded(file.getFileName());
    }

    /**
     * {@return the whole path}
     *
     * @param file any path
     */
    public static String path(Path file) {
        String text = file.toString();
        return text.indexOf(MISSING) < 0
                ? text
                : (file.isAbsolute() ? file.getRoot().toString() : "")
                        + StreamSupport.stream(file.spliterator(), false)
                                .map(FileNames::of)
                                .collect(Collectors.joining(file.getFileSystem().getSeparator()));
    }

    /** A URI has the bytes: {@code file:///folder/K%C3%A4tzchen}. */
    private static String decoded(Path name) {
        String uri = name.toUri().getRawPath();
        String encoded = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = encoded.lastIndexOf('/') + 1; index < encoded.length(); index++) {
            char letter = encoded.charAt(index);
            if (letter == '%') {
                bytes.write(Integer.parseInt(encoded.substring(index + 1, index + 3), HEXADECIMAL));
                index += 2;
            } else {
                bytes.write(letter);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
