/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.stagecraft.runtime.NetworkDefinition;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A variant is a sub-interface: what it repeats, it replaces. */
class InheritanceTest {
    static final String BASE = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @Head(classes = 10)
            interface Base {}
            """;

    @Test
    void repeatedAnnotationsReplaceInheritedOnes() {
        NetworkDefinition network = load("Variant", BASE + """
                        @ResidualNetwork(name = "Wider")
                        @ResidualStage(filters = 64, blocks = 1)
                        @Head(classes = 100)
                        interface Variant extends Base {}
                        """);
        assertEquals("Wider", network.name());
        assertEquals("64x32x32", network.summary().layer("layer1.0").output().toString());
        assertEquals(0, network.summary().part("layer2").layers().size());
        assertEquals("100", network.summary().output().toString());
    }

    @Test
    void mixinsCompose() {
        NetworkDefinition network = load("Variant", BASE + """
                        @SqueezeExcitation interface WithSqueezeExcitation {}
                        @Input(channels = 1, height = 28, width = 28) interface ForMnist {}
                        @ResidualNetwork interface Variant extends ForMnistBase, WithSqueezeExcitation {}
                        interface ForMnistBase extends Base {}
                        """);
        assertEquals("16x32x32", network.summary().layer("layer1.0.se").output().toString());
    }

    @Test
    void unrelatedInterfacesThatSayTheSameAreAmbiguous() {
        Compilation compilation = CompiledNetwork.compile("Variant", BASE + """
                        @Input(channels = 1, height = 28, width = 28) interface ForMnist {}
                        @ResidualNetwork interface Variant extends Base, ForMnist {}
                        """);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[declaration/ambiguous] Variant inherits @Input from Base and ForMnist, but one"
                        + " must win. Repeat @Input on Variant.")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(11)
                .atColumn(1);
    }

    @Test
    void nearestOfADiamondWins() {
        NetworkDefinition network = load("Variant", BASE + """
                        interface Left extends Base {}
                        @Head(classes = 7) interface Right extends Base {}
                        @ResidualNetwork interface Variant extends Left, Right {}
                        """);
        assertEquals("7", network.summary().output().toString());
    }

    @Test
    void nestedInterfaceGetsANameOfItsOwn() {
        Compilation compilation = CompiledNetwork.compile("Outer", "class Outer {\n" + BASE + "}");
        NetworkDefinition network = CompiledNetwork.load(compilation, "test.Outer_BaseNetwork");
        assertEquals("Base", network.name());
    }

    @Test
    void interfaceInTheUnnamedPackage() {
        Compilation compilation =
                CompiledNetwork.compile(JavaFileObjects.forSourceString("Base", "import dev.stagecraft.*;\n" + BASE));
        assertEquals(
                "3x32x32",
                CompiledNetwork.load(compilation, "BaseNetwork")
                        .summary()
                        .input()
                        .toString());
    }

    @Test
    void generatedSuperInterfaceIsWaitedFor() {
        Compilation compilation = compileWithGenerator(
                CompiledNetwork.source("Variant", "@Deprecated @ResidualNetwork interface Variant extends Base {}"));
        assertEquals(
                "10",
                CompiledNetwork.load(compilation, "test.VariantNetwork")
                        .summary()
                        .output()
                        .toString());
    }

    @Test
    void generatedAncestorIsWaitedFor() {
        Compilation compilation = compileWithGenerator(CompiledNetwork.source(
                "Variant",
                "@Deprecated interface Middle extends Base {} @ResidualNetwork interface Variant extends Middle {}"));
        assertEquals(
                "10",
                CompiledNetwork.load(compilation, "test.VariantNetwork")
                        .summary()
                        .output()
                        .toString());
    }

    @Test
    void generatedConstantIsWaitedFor() {
        Compilation compilation = compileWithGenerator(CompiledNetwork.source(
                "Net",
                "@Deprecated "
                        + BASE.replace("classes = 10", "classes = Base.CLASSES")
                                .replace("interface Base", "interface Net")));
        assertEquals(
                "7",
                CompiledNetwork.load(compilation, "test.NetNetwork")
                        .summary()
                        .output()
                        .toString());
    }

    @Test
    void cycleIsLeftToTheCompiler() {
        assertOnlyTheCompilerObjects(
                "@ResidualNetwork interface Net extends Other {} interface Other extends Net {}", "cyclic inheritance");
    }

    @Test
    void valueOfAnotherTypeIsLeftToTheCompiler() {
        assertOnlyTheCompilerObjects(BASE.replace("filters = 32", "filters = \"many\""), "incompatible types");
    }

    private static void assertOnlyTheCompilerObjects(String declaration, String text) {
        Compilation compilation = CompiledNetwork.compile("Networks", declaration);
        assertThat(compilation).hadErrorContaining(text);
        compilation
                .errors()
                .forEach(error -> assertFalse(error.getMessage(Locale.ROOT).contains("["), error::toString));
    }

    @Test
    void twoInterfacesOfOneGeneratedClass() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Outer", "class Outer {\n" + BASE + "}"),
                CompiledNetwork.source("Outer_Base", BASE.replace("interface Base", "interface Outer_Base")));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[declaration/duplicate-class] Outer_Base must generate test.Outer_BaseNetwork, but"
                                + " there is such a class already, which is that of test.Outer.Base. Rename one of the interfaces.");
    }

    /** A folder of generated sources was given to the compiler as well. */
    @Test
    void earlierOutputAmongTheSources() {
        JavaFileObject earlier = CompiledNetwork.source("BaseNetwork", """
                @javax.annotation.processing.Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
                public final class BaseNetwork {}
                """);
        Compilation compilation = CompiledNetwork.compile(CompiledNetwork.source("Base", BASE), earlier);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[declaration/duplicate-class] Base must generate test.BaseNetwork, but there is such a class"
                                + " already, which is among the sources, where an earlier compilation wrote it. Remove"
                                + " BaseNetwork.java from them.");
    }

    /** Compiles beside a processor that writes {@code Base} in the first round. */
    private static Compilation compileWithGenerator(JavaFileObject source) {
        String base = "package test;\nimport dev.stagecraft.*;\n" + BASE.replace("{}", "{ int CLASSES = 7; }");
        return Compiler.javac()
                .withClasspath(CompileClassPath.FILES)
                .withProcessors(new ResidualNetworkProcessor(), new SourceGenerator("test.Base", base))
                .compile(source);
    }

    private static NetworkDefinition load(String name, String declaration) {
        return CompiledNetwork.load(CompiledNetwork.compile("Networks", declaration), "test." + name + "Network");
    }
}
