/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces, blocks and annotations of other versions of Stagecraft, of which there are class files and no source. */
class OtherVersionTest {
    private static final Path ANNOTATIONS = Path.of("..", "dsl-annotations", "src", "main", "java");

    private static final String BASE = """
            @Input(height = 32, width = 32)
            @ResidualStage(filters = 8, blocks = 2)
            @Head(classes = 10)
            public interface Base {}
            """;

    private static final String NOT_PUBLIC = BASE.replace("public ", "");

    private static final JavaFileObject VARIANT =
            CompiledNetwork.source("Variant", "@Deprecated\n  @ResidualNetwork interface Variant extends Base {}");

    @TempDir
    private Path folder;

    private Path classes;
    private Path annotations;

    @BeforeEach
    void folders() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        annotations = Files.createDirectory(folder.resolve("annotations"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            @Head(classes = 10, cosine = true) ## cosine of @Head ## @Head(cosine)
            @Head(classes = 10) @Fancy(4) ## @Fancy ## @Fancy
            @Head(classes = 10) @BlockDesign(shortcut = Shortcut.SCALED) ## SCALED in shortcut of @BlockDesign ## @BlockDesign(shortcut)
            @Head(classes = 10, pool = @Pool(kind = Pool.Kind.SOFT)) ## SOFT in kind of @Pool ## @Head(pool.kind)
            """)
    void baseInANewerLanguage(String head, String word, String origin) throws IOException {
        compileAnnotations(List.of(
                "int classes(); ## int classes(); boolean cosine() default false;",
                "GLOBAL_AVERAGE, ## GLOBAL_AVERAGE, SOFT,",
                "ZERO_PAD, ## ZERO_PAD, SCALED,"));
        compileInterfaces(BASE.replace("@Head(classes = 10)", head));
        Compilation compilation = compileVariant();
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[declaration/newer-language] " + word + " must be known to Stagecraft ")
                .inFile(VARIANT)
                .onLine(4)
                .atColumn(3);
        assertThat(compilation).hadErrorContaining("declared by " + origin + " of test.Base");
    }

    /** The annotations on the class path are newer than the processor, and the interface is in a source. */
    @Test
    void sourceInANewerLanguage() throws IOException {
        compileAnnotations(List.of("int classes(); ## int classes(); boolean cosine() default false;"));
        JavaFileObject net = CompiledNetwork.source(
                "Net", "@ResidualNetwork\n" + NOT_PUBLIC.replace("classes = 10", "classes = 10, cosine = true"));
        Compilation compilation = javac().withClasspath(classPath(annotations))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(net);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[declaration/newer-language] cosine of @Head must be known")
                .inFile(net)
                .onLine(6)
                .atColumn(30);
    }

    @Test
    void olderAnnotations() throws IOException {
        compileAnnotations(List.of("boolean bias() default true; ## "));
        JavaFileObject net = CompiledNetwork.source("Net", "@ResidualNetwork\n" + NOT_PUBLIC);
        Compilation compilation = javac().withClasspath(classPath(annotations))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(net);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[declaration/older-annotations] Stagecraft's annotations on the class path have no bias of"
                                + " @Head, but they must be of the processor's version, ")
                .inFile(net)
                .onLine(3)
                .atColumn(1);
    }

    /** It was compiled when an attribute that must be written had a default. */
    @Test
    void valueThatIsMissing() throws IOException {
        compileAnnotations(List.of("int classes(); ## int classes() default 10;"));
        compileInterfaces(BASE.replace("(classes = 10)", ""));
        assertUnreadable(
                "classes of @Head must have a value of its type, and has none, so that Variant gets no class. Compile"
                        + " test.Base again, with this version of Stagecraft.",
                "@Head(classes)");
    }

    @Test
    void blockThatIsMissing() throws IOException {
        compileAnnotations(List.of());
        compileInterfaces(BASE.replace("blocks = 2", "blocks = 2, block = Tower.class")
                + "@ResidualBlock @Conv(strided = true) interface Tower {}");
        Files.delete(classes.resolve("test").resolve("Tower.class"));
        assertUnreadable(
                "block of @ResidualStage names test.Tower, which must be on the class path, and is not, so that Variant gets no"
                        + " class. Add the dependency that has test.Tower.",
                "@ResidualStage(block)");
    }

    @Test
    void parentOfABlockThatIsMissing() throws IOException {
        compileAnnotations(List.of());
        compileInterfaces(BASE.replace("blocks = 2", "blocks = 2, block = Tower.class")
                + "@ResidualBlock @Conv(strided = true) interface Tower extends Lost {} interface Lost {}");
        Files.delete(classes.resolve("test").resolve("Lost.class"));
        Compilation compilation = compileVariant();
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[declaration/unresolved-parent] Tower extends test.Lost, which must be on the class path")
                .inFile(VARIANT)
                .onLine(4)
                .atColumn(3);
    }

    private void assertUnreadable(String text, String origin) {
        Compilation compilation = compileVariant();
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[declaration/unreadable] " + text)
                .inFile(VARIANT)
                .onLine(4)
                .atColumn(3);
        assertThat(compilation).hadErrorContaining("declared by " + origin + " of test.Base");
    }

    private Compilation compileVariant() {
        return javac().withClasspath(ClassFolder.asClassPath(classes))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(VARIANT);
    }

    /** Compiles the annotations of another version: this one's, with changes in their sources, and one more. */
    private void compileAnnotations(List<String> changes) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(JavaFileObjects.forSourceString("dev.stagecraft.Fancy", """
                package dev.stagecraft;
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.CLASS)
                public @interface Fancy { int value(); }
                """));
        try (Stream<Path> files = Files.walk(ANNOTATIONS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                for (String change : changes) {
                    String[] sides = change.split(" ## ", -1);
                    text = text.replace(sides[0], sides[1]);
                }
                String name = file.getFileName().toString().replace(".java", "");
                sources.add(JavaFileObjects.forSourceString("dev.stagecraft." + name, text));
            }
        }
        Compilation compilation = javac().withOptions("-proc:none").compile(sources);
        assertThat(compilation).succeeded();
        ClassFolder.write(compilation, annotations, path -> path.endsWith(".class"));
        assertTrue(Files.exists(annotations.resolve("dev/stagecraft/Head.class")));
    }

    private void compileInterfaces(String declarations) throws IOException {
        Compilation compilation = javac().withOptions("-proc:none")
                .withClasspath(classPath(annotations))
                .compile(CompiledNetwork.source("Base", declarations));
        assertThat(compilation).succeeded();
        ClassFolder.write(compilation, classes, path -> path.endsWith(".class"));
    }

    /** The folder before all else. */
    private static List<File> classPath(Path first) {
        return Stream.concat(Stream.of(first.toFile()), ClassFolder.asClassPath(first).stream())
                .toList();
    }
}
