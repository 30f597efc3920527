/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Puts what was compiled into a folder, where a later compilation finds class files and nothing else. */
final class ClassFolder {
    private static final String OUTPUT = "/" + StandardLocation.CLASS_OUTPUT + "/";

    private ClassFolder() {}

    /** Writes the classes and resources whose path, {@code test/Net.class}, is accepted. */
    static void write(Compilation compilation, Path folder, Predicate<String> accepted) throws IOException {
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.getName().replace(OUTPUT, "");
            if (file.getName().startsWith(OUTPUT) && accepted.test(path)) {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                try (InputStream content = file.openInputStream()) {
                    Files.copy(content, target);
                }
            }
        }
    }

    /** The test's class path, and this folder. */
    static List<File> asClassPath(Path folder) {
        return Stream.concat(CompileClassPath.FILES.stream(), Stream.of(folder.toFile()))
                .toList();
    }
}
