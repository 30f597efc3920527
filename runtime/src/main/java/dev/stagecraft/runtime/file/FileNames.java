/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
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

    /**
     * {@return the path that is called so} Also where this locale has no such letters.
     *
     * @param path what {@link #path} gives
     */
    public static Path parsed(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            // Only a URI still has bytes for them.
            Path folder = Path.of("").toAbsolutePath();
            Path file = Path.of(
                    new File(path).isAbsolute()
                            ? encoded("", path)
                            : encoded(folder.toUri().getRawPath(), path));
            return new File(path).isAbsolute() ? file : folder.relativize(file);
        }
    }

    private static URI encoded(String folder, String path) {
        StringBuilder uri = new StringBuilder("file://").append(folder);
        for (byte letter : path.getBytes(StandardCharsets.UTF_8)) {
            if (letter == '/'
                    || letter >= '0' && letter <= '9'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= 'a' && letter <= 'z') {
                uri.append((char) letter);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", letter & 0xFF));
            }
        }
        return URI.create(uri.toString());
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
