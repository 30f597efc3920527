/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suggestion is the first change that leaves 4x4 for the last stage; made, it ends the warning. */
class SmallMapTest {
    private static final String NET = """
            @ResidualNetwork
            @Input(height = %1$s, width = %1$s)
            @Stem(filters = 8, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.%2$s, kernel = 3, stride = 2))
            @ResidualStage(filters = 8, blocks = 1)
            @ResidualStage(filters = 8, blocks = 1, output = {8, %3$s, %3$s})
            @ResidualStage(filters = 8, blocks = 1)
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = 10)
            interface Net {}
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            28 | 4 | Leave out the stem's pool.                  | , pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2) | ''           | 7
            14 | 2 | Set stride = 1 and leave out the stem's pool. | stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2) | stride = 1 | 7
            12 | 2 | Use images of 49x49 or larger.               | height = 12, width = 12 | height = 49, width = 49 | 7
            """)
    void suggestion(int side, int output, String suggestion, String old, String changed, int newOutput) {
        Compilation compilation = CompiledNetwork.compile("Net", String.format(NET, side, "MAX", output));
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        String text = compilation.warnings().get(0).getMessage(Locale.ROOT);
        assertEquals(suggestion, text.substring(text.indexOf(". ") + 2));
        assertThat(compilation)
                .hadWarningContaining("[map/small-before-last-stage] layer4 receives a map of")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(5)
                .atColumn(41);
        String mended = String.format(NET, side, "MAX", newOutput).replace(old, changed);
        assertThat(CompiledNetwork.compile("Net", mended)).succeededWithoutWarnings();
    }
}
