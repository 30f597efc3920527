/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Gradle wraps the environment of an isolating processor, and IntelliJ's own build that of every one, which hides javac: errors
 * are on their attributes all the same, and a local interface is found.
 */
class WrappedEnvironmentTest {
    private static final String SOUND = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 2))
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 3)
            @Head(classes = 10)
            interface Net {}
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            height = 32 ## height = 0 ## 4 ## 17
            kernel = 2 ## kernel = 0 ## 5 ## 77
            blocks = 3 ## blocks = 0 ## 7 ## 39
            """)
    void errorIsOnItsAttribute(String sound, String faulty, long line, long column) {
        JavaFileObject source = CompiledNetwork.source("Net", SOUND.replace(sound, faulty));
        Compilation compilation =
                javac().withProcessors(new IsolatingProcessor()).compile(source);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive]")
                .inFile(source)
                .onLine(line)
                .atColumn(column);
    }

    @ParameterizedTest
    @EnumSource
    void errorIsOnItsAttributeBehindAProxy(ProxyingProcessor.Handler handler) {
        JavaFileObject source = CompiledNetwork.source("Net", SOUND.replace("blocks = 3", "blocks = 0"));
        Compilation compilation =
                javac().withProcessors(new ProxyingProcessor(handler)).compile(source);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive]")
                .inFile(source)
                .onLine(7)
                .atColumn(39);
    }

    @ParameterizedTest
    @EnumSource
    void localInterfaceIsFoundBehindAProxy(ProxyingProcessor.Handler handler) {
        JavaFileObject local = CompiledNetwork.source("Holder", """
                class Holder {
                    void run() {
                        @ResidualNetwork @Input(height = 32, width = 32) @ResidualStage(filters = 8, blocks = 1)
                        @Head(classes = 10)
                        interface Local {}
                    }
                }
                """);
        Compilation compilation = javac().withProcessors(new ProxyingProcessor(handler))
                .compile(local, CompiledNetwork.source("Net", SOUND));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[declaration/local]")
                .inFile(local)
                .onLine(5)
                .atColumn(9);
    }
}
