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

/**
 * What declarations and generated code are compiled against: of the tests' own class path, what a compiler reads of it. Each compilation opens all
 * jars, and all of them take as long as the compilation.
 */
public final class CompileClassPath {
    private static final Pattern READ = Pattern.compile(
            "(test-)?classes|(dsl-annotations|runtime|program|images|weights|deeplearning4j-nn|nd4j-api|nd4j-common|jackson|commons-math3|slf4j-api)-\\d.*");

    public static final List<File> FILES = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .filter(CompileClassPath::isRead)
            .toList();

    private CompileClassPath() {}

    private static boolean isRead(File file) {
        return file.exists() && READ.matcher(file.getName()).matches();
    }
}
