/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.picture.NetworkPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** {@code -Astagecraft.picture}: the page that a build writes. */
class PictureOptionTest {
    private static final String NET = """
            @ResidualNetwork%s
            @Input(height = 32, width = 32)
            @SqueezeExcitation(reduction = 4)
            @Stem(filters = 8, kernel = 3)
            @ResidualStage(filters = 8, blocks = 2)
            @ResidualStage(filters = 16, blocks = %d)
            @Head(classes = 10)
            interface Net {}
            """;

    private static Compilation compile(String source, String... options) {
        return Compiler.javac()
                .withClasspath(CompileClassPath.FILES)
                .withProcessors(new ResidualNetworkProcessor())
                .withOptions((Object[]) options)
                .compile(CompiledNetwork.source("Net", source));
    }

    private static Optional<String> page(Compilation compilation) throws IOException {
        Optional<JavaFileObject> file =
                compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "test", "NetNetwork.html");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(file.get().openInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** What a program draws of the compiled network is what the compiler drew of the declared one. */
    @Test
    void isThePageThatAProgramDraws() throws IOException {
        Compilation compilation = compile(NET.formatted("", 3), "-Astagecraft.picture");
        assertThat(compilation).succeededWithoutWarnings();
        NetworkDefinition network = CompiledNetwork.load(compilation, "test.NetNetwork");
        String page = page(compilation).orElseThrow();
        assertEquals(NetworkPicture.html(network), page);
        assertEquals(
                page,
                page(compile(NET.formatted("", 3), "-Astagecraft.picture")).orElseThrow(),
                "once more");
    }

    @Test
    void isNotWrittenUnlessAskedFor() throws IOException {
        assertTrue(page(compile(NET.formatted("", 3))).isEmpty());
        assertTrue(page(compile(NET.formatted("", 3), "-Astagecraft.picture=false"))
                .isEmpty());
    }

    @Test
    void namesAreText() throws IOException {
        String name = "(name = \"<script>alert('1')</script> & \\\" \\u202e\")";
        Compilation compilation = compile(NET.formatted(name, 3), "-Astagecraft.picture");
        assertThat(compilation).succeededWithoutWarnings();
        String page = page(compilation).orElseThrow();
        assertTrue(page.contains("<h1>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot; \u202e</h1>"), page);
        assertTrue(!page.contains("<script"), page);
    }
}
