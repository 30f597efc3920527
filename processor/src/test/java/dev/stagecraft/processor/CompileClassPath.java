/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What declarations and generated code are compiled against: the tests' own class path, as far as a compiler reads it. */
public final class CompileClassPath {
    /** Jars whose manifests name jars that do not exist, which {@code -Xlint:path} reports; compiling needs neither. */
    private static final List<String> FAULTY_MANIFESTS = List.of("jna", "openblas");

    /** Each compilation opens all jars, and those have nothing for it. */
    private static final Pattern NATIVE_LIBRARIES =
            Pattern.compile(".*-(android|ios|linux|macosx|windows)-(arm|arm64|ppc64le|x86|x86_64)\\.jar");

    public static final List<File> FILES = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .filter(CompileClassPath::isRead)
            .toList();

    private CompileClassPath() {}

    private static boolean isRead(File file) {
        String name = file.getName();
        return file.exists()
                && FAULTY_MANIFESTS.stream().noneMatch(name::startsWith)
                && !NATIVE_LIBRARIES.matcher(name).matches();
    }
}
