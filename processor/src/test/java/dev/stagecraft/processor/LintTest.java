package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A declaration and its generated class compile with every warning switched on and none tolerated. */
class LintTest {
    @ParameterizedTest
    @ValueSource(strings = {"DeepStemSeResNet", "MixedBlocks", "SamePadding"})
    void compilesWithoutWarnings(String name) throws IOException {
        Path source = Path.of("src", "test", "golden", name + ".java");
        assertThat(javac().withClasspath(CompileClassPath.FILES)
                        .withOptions("-Xlint:all", "-Werror")
                        .withProcessors(new ResidualNetworkProcessor())
                        .compile(JavaFileObjects.forSourceString("golden." + name, Files.readString(source))))
                .succeededWithoutWarnings();
    }
}
