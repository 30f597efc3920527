/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network extends interfaces of another jar, of which there are class files and no source. */
class CompiledInterfacesTest {
    private static final String BASE = """
            @Input(height = 32, width = 32)
            @Stem(filters = {16, 8}, kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 2))
            @ResidualStage(filters = 8, blocks = 2)
            @ResidualStage(filters = 16, blocks = 2)
            @Head(classes = 10)
            @SuppressWarnings("stagecraft:declaration/not-a-network") public interface Base {}
            """;

    private static final JavaFileObject VARIANT =
            CompiledNetwork.source("Variant", "@Deprecated\n  @ResidualNetwork interface Variant extends Base {}");

    private static final String BLOCK =
            "@ResidualBlock @Conv(kernel = 1) @Conv(strided = true) public interface Tower {}";

    private static final JavaFileObject NETWORK = CompiledNetwork.source("Net", """
            @ResidualNetwork @Input(height = 32, width = 32)
            @ResidualStage(filters = 8, blocks = 2, stride = 2, block = Tower.class)
            @Head(classes = 10)
            interface Net {}
            """);

    @TempDir
    private Path folder;

    /** Every kind of value survives in a class file: an array, an annotation in an annotation, a constant, a container. */
    @Test
    void soundBase() throws IOException {
        Compilation compilation = compileAgainst(BASE, VARIANT);
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(
                CompiledNetwork.load(
                                CompiledNetwork.compile(CompiledNetwork.source("Base", BASE), VARIANT),
                                "test.VariantNetwork")
                        .summary(),
                CompiledNetwork.load(compilation, "test.VariantNetwork").summary());
    }

    @Test
    void mistakeInARepeatedAnnotation() throws IOException {
        assertReportedOnTheNetwork(
                BASE.replace("filters = 16, blocks = 2", "filters = 0, blocks = 2"),
                "[size/not-positive] filters of layer2 is 0, but it must be at least 1.",
                "@ResidualStage(filters)");
    }

    @Test
    void mistakeInANestedAnnotation() throws IOException {
        assertReportedOnTheNetwork(
                BASE.replace("kernel = 2)", "kernel = 0)"),
                "[size/not-positive] kernel of the stem's pool is 0, but it must be at least 1.",
                "@Stem(pool.kernel)");
    }

    @Test
    void mistakeInShapes() throws IOException {
        String trace = "\ninput    3x32x32\nconv1.0  16x32x32\nconv1.3  8x32x32\nmaxpool  8x16x16\nlayer1   8x16x16"
                + "\nlayer2   16x8x8 in the residual branch, 8x16x16 in the shortcut";
        assertReportedOnTheNetwork(
                BASE.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, shortcut = Shortcut.IDENTITY"),
                "[stage/channel-mismatch] layer2 receives 8 channels, but its identity shortcut must carry 16. Set"
                        + " shortcut = PROJECTION, or filters = 8 and stride = 1." + trace,
                "@ResidualStage(shortcut)");
    }

    /** One mistake is one error, however many networks inherit it from the class file. */
    @Test
    void severalNetworksOfAFaultyBase() throws IOException {
        JavaFileObject second = CompiledNetwork.source("Second", "@ResidualNetwork interface Second extends Base {}");
        Compilation compilation = compileAgainst(BASE.replace("classes = 10", "classes = 0"), VARIANT, second);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("declared by @Head(classes) of test.Base");
    }

    @Test
    void soundBlock() throws IOException {
        assertThat(compileAgainst("Tower", BLOCK, NETWORK)).succeededWithoutWarnings();
    }

    /** In its own place it cannot be: there is no source. */
    @Test
    void mistakeInABlock() throws IOException {
        Compilation compilation = compileAgainst("Tower", BLOCK.replace("kernel = 1", "kernel = 2"), NETWORK);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/even-kernel] kernel of conv1 of Tower is 2, but it must be odd")
                .inFile(NETWORK)
                .onLine(4)
                .atColumn(66);
        assertThat(compilation).hadErrorContaining("declared by @Conv(kernel) of test.Tower");
    }

    /** The stages are inherited, and named in the source of another interface. */
    @Test
    void mistakeInABlockOfInheritedStages() throws IOException {
        JavaFileObject base = CompiledNetwork.source(
                "Base", BASE.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2,\n  block = Tower.class"));
        Compilation compilation = compileAgainst("Tower", BLOCK.replace("kernel = 1", "kernel = 2"), base, VARIANT);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/even-kernel]")
                .inFile(base)
                .onLine(7)
                .atColumn(16);
    }

    /** Neither the block nor the stage that names it has a source. */
    @Test
    void mistakeInABlockOfACompiledBase() throws IOException {
        JavaFileObject base = CompiledNetwork.source(
                "Base", BASE.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, block = Tower.class"));
        JavaFileObject block = CompiledNetwork.source("Tower", BLOCK.replace("kernel = 1", "kernel = 2"));
        Compilation compilation = compileAgainst(CompiledNetwork.compile(base, block), VARIANT);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/even-kernel]")
                .inFile(VARIANT)
                .onLine(4)
                .atColumn(3);
    }

    private void assertReportedOnTheNetwork(String base, String text, String origin) throws IOException {
        Compilation compilation = compileAgainst(base, VARIANT);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining(text.lines().findFirst().orElseThrow())
                .inFile(VARIANT)
                .onLine(4)
                .atColumn(3);
        String message = compilation.errors().get(0).getMessage(Locale.ROOT);
        assertEquals(
                text + "\ndeclared by " + origin + " of test.Base",
                message.lines()
                        .map(String::strip)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElseThrow());
    }

    private Compilation compileAgainst(String base, JavaFileObject... networks) throws IOException {
        return compileAgainst("Base", base, networks);
    }

    /** Compiles an interface, and then the networks with only its class file at hand. */
    private Compilation compileAgainst(String name, String declaration, JavaFileObject... networks) throws IOException {
        return compileAgainst(CompiledNetwork.compile(CompiledNetwork.source(name, declaration)), networks);
    }

    private Compilation compileAgainst(Compilation compiled, JavaFileObject... networks) throws IOException {
        assertThat(compiled).succeededWithoutWarnings();
        ClassFolder.write(compiled, folder, path -> path.endsWith(".class"));
        return javac().withClasspath(ClassFolder.asClassPath(folder))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(networks);
    }
}
