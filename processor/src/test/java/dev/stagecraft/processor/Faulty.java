/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;

/** Declarations of {@code test.Net} with one mistake, whose place is marked with {@code ▸}. */
final class Faulty {
    /** The lines that stand before the declaration. */
    private static final int HEADER_LINES = 2;

    private Faulty() {}

    /** Compiles without the mark: there is one error and no warning, with this text, where the mark was. */
    static Compilation assertOnlyErrorContaining(String marked, String text) {
        int mark = marked.indexOf('▸');
        assertEquals(mark, marked.lastIndexOf('▸'), "the place must be marked once");
        String before = marked.substring(0, mark);
        Compilation compilation = CompiledNetwork.compile("Net", marked.replace("▸", ""));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining(text)
                .inFile(compilation.sourceFiles().get(0))
                .onLine(HEADER_LINES + before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0))
                .atColumn(mark - before.lastIndexOf('\n'));
        return compilation;
    }
}
