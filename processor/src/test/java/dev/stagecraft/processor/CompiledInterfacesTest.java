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
            public interface Base {}
            """;

    private static final JavaFileObject VARIANT =
            CompiledNetwork.source("Variant", "@Deprecated\n  @ResidualNetwork interface Variant extends Base {}");

    @TempDir
    private Path folder;

    /** Every kind of value survives in a class file: an array, an annotation in an annotation, a constant, a container. */
    @Test
    void soundBase() throws IOException {
        Compilation compilation = compileAgainst(BASE);
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

    private void assertReportedOnTheNetwork(String base, String text, String origin) throws IOException {
        Compilation compilation = compileAgainst(base);
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

    /** Compiles the base, and then the network with only the base's class file at hand. */
    private Compilation compileAgainst(String base, JavaFileObject... networks) throws IOException {
        Compilation compiled = CompiledNetwork.compile(CompiledNetwork.source("Base", base));
        assertThat(compiled).succeededWithoutWarnings();
        ClassFolder.write(compiled, folder, path -> path.endsWith(".class"));
        return javac().withClasspath(ClassFolder.asClassPath(folder))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(networks.length == 0 ? new JavaFileObject[] {VARIANT} : networks);
    }
}
