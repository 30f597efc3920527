package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.stagecraft.runtime.NetworkDefinition;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A variant is a sub-interface: what it repeats, it replaces. */
class InheritanceTest {
    private static final String BASE = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @Head(classes = 10)
            interface Base {}
            """;

    private static final String POOLED =
            BASE.replace("kernel = 3", "kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 4, stride = 4)");

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
    void inheritedMistakeIsReportedInItsOwnFile() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source(
                        "Base",
                        "@ResidualStage(filters = 16, blocks = 2)\n"
                                + "@ResidualStage(filters = 0, blocks = 2)\npublic interface Base {}"),
                CompiledNetwork.source(
                        "Variant",
                        "@Input(height = 8, width = 8)\n@Head(classes = 2)\n"
                                + "  @ResidualNetwork interface Variant extends Base {}"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive] filters of layer2 is 0, but it must be at least 1.\n"
                        + "  found in test.Variant, which inherits it")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4)
                .atColumn(26);
    }

    /** The base is a network without the mistake, which is in what each variant replaces. */
    @Test
    void mistakeOfAVariantIsReportedOnTheVariant() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Base", POOLED),
                CompiledNetwork.source(
                        "Variants",
                        "@ResidualNetwork @Input(height = 3, width = 9) interface Low extends Base {}\n"
                                + " @ResidualNetwork @Input(height = 9, width = 2) interface Narrow extends Base {}\n"
                                + "@ResidualNetwork interface Narrower extends Narrow {}\n"));
        assertThat(compilation).hadErrorCount(2);
        assertThat(compilation)
                .hadErrorContaining(
                        "[map/kernel-too-large] maxpool receives a map of 3x9, but its 4x4 kernel with padding 0"
                                + " must fit into it. Set kernel = 3, or padding = 1.")
                .inFile(compilation.sourceFiles().get(1))
                .onLine(3)
                .atColumn(1);
        assertThat(compilation)
                .hadErrorContaining("  declared by @Stem(pool.kernel) of test.Base")
                .inFile(compilation.sourceFiles().get(1))
                .onLine(4)
                .atColumn(2);
    }

    /** The attribute is not written, so the place is the annotation that could have it. */
    @Test
    void inheritedDefaultIsReportedOnItsAnnotation() {
        Compilation compilation = CompiledNetwork.compile(
                "Variant",
                "@ResidualNetwork @Input(height = 3, width = 1) interface Variant extends Base {}\n"
                        + POOLED.replace("kernel = 4, ", "")
                                .replace("@ResidualNetwork\n@Input(height = 32, width = 32)\n", ""));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[map/kernel-too-large] maxpool receives a map of 3x1, but its 2x2 kernel")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4)
                .atColumn(40);
        assertThat(compilation).hadErrorContaining("  found in test.Variant, which inherits it");
    }

    /** The variants stand before the base, and are read after it. */
    @Test
    void mistakeOfANetworkIsNotRepeatedForItsVariants() {
        Compilation compilation = CompiledNetwork.compile(
                "Networks",
                "@ResidualNetwork interface First extends Base {}\n@ResidualNetwork interface Second extends First {}\n"
                        + BASE.replace("filters = 32", "filters = 0"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive] filters of layer2 is 0, but it must be at least 1.")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(9)
                .atColumn(26);
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
                .hadErrorContaining("[declaration/duplicate-class] Outer_Base must generate test.Outer_BaseNetwork, but"
                        + " that class exists already: another interface generates it, or it was written by hand.");
    }

    /** Compiles beside a processor that writes {@code Base} in the first round. */
    private static Compilation compileWithGenerator(JavaFileObject source) {
        return Compiler.javac()
                .withProcessors(new ResidualNetworkProcessor(), new BaseGenerator())
                .compile(source);
    }

    private static NetworkDefinition load(String name, String declaration) {
        return CompiledNetwork.load(CompiledNetwork.compile("Networks", declaration), "test." + name + "Network");
    }

    /** Writes {@code test.Base} in the first round. */
    private static final class BaseGenerator extends AbstractProcessor {
        private boolean written;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("test.Base").openWriter()) {
                    writer.write(
                            "package test;\nimport dev.stagecraft.*;\n" + BASE.replace("{}", "{ int CLASSES = 7; }"));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return false;
        }
    }
}
