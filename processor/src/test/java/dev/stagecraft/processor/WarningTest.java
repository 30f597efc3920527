package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings: the network is generated all the same, unless an option says otherwise; and they can be suppressed. */
class WarningTest {
    private static final String SUPPRESSED = "@SuppressWarnings(\"stagecraft:map/dropped-row\")";

    /** The stem's pool ignores the last row of 15. */
    private static final String NET = """
            @ResidualNetwork
            @Input(height = 15, width = 15)
            @Stem(filters = 8, kernel = 3, pool = @Pool(kind = Pool.Kind.MAX))
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = 10)
            interface Net {}
            """;

    private static Compilation compile(String declaration, String... options) {
        return Compiler.javac()
                .withOptions((Object[]) options)
                .withProcessors(new ResidualNetworkProcessor())
                .compile(CompiledNetwork.source("Net", declaration));
    }

    @Test
    void warnsAndGenerates() {
        Compilation compilation = compile(NET);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining("[map/dropped-row] maxpool receives a map of 15x15")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(5)
                .atColumn(39);
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load(compilation, "test.NetNetwork"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUPPRESSED,
                "@SuppressWarnings({\"unchecked\", \"stagecraft:map/dropped-row\"})",
                "@SuppressWarnings(value = \"stagecraft:map/dropped-row\")"
            })
    void suppressedOnTheNetwork(String annotation) {
        assertThat(compile(annotation + "\n" + NET)).succeededWithoutWarnings();
    }

    @Test
    void suppressedOnATypeAroundIt() {
        assertThat(compile(SUPPRESSED + " class Outer {\n" + NET + "}")).succeededWithoutWarnings();
    }

    /** The base says that it knows; the variant has the warning because of what it inherits. */
    @Test
    void suppressedWhereItIsInheritedFrom() {
        String base = NET.replace("@ResidualNetwork\n", "").replace("Net", "Base");
        String variant = "@ResidualNetwork interface Net extends Base {}";
        assertThat(compile(base + variant)).hadWarningCount(1);
        assertThat(compile(SUPPRESSED + base + variant)).succeededWithoutWarnings();
        assertThat(compile(base + SUPPRESSED + variant)).succeededWithoutWarnings();
    }

    @Test
    void suppressingAnotherWarningDoesNot() {
        Compilation compilation = compile("@SuppressWarnings(\"stagecraft:map/skipped-pixels\")\n" + NET);
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[map/dropped-row]");
    }

    /** An error is an error. */
    @Test
    void errorsCannotBeSuppressed() {
        Compilation compilation = compile(
                "@SuppressWarnings(\"stagecraft:size/not-positive\")\n" + NET.replace("blocks = 1", "blocks = 0"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[size/not-positive] blocks of layer1 is 0");
        assertThat(compilation).hadWarningContaining("[option/unknown-suppression]");
    }

    @Test
    void suppressionThatIsNoTextIsLeftToTheCompiler() {
        Compilation compilation = compile("@SuppressWarnings(5)\n" + NET);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("incompatible types");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Astagecraft.werror", "-Astagecraft.werror=true"})
    void errorsWithTheOption(String option) {
        Compilation compilation = compile(NET, option);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining("[map/dropped-row]")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(5)
                .atColumn(39);
        assertEquals(
                List.of(),
                compilation.errors().stream()
                        .map(error -> error.getMessage(Locale.ROOT))
                        .filter(text -> !text.startsWith("[map/dropped-row]"))
                        .toList());
        assertThat(compile(SUPPRESSED + NET, option)).succeededWithoutWarnings();
    }

    @Test
    void warningsWithTheOptionOff() {
        assertThat(compile(NET, "-Astagecraft.werror=false")).succeeded();
    }

    @Test
    void severalUnknownOptionsAndValues() {
        Compilation compilation = compile(
                SUPPRESSED + NET,
                "-Astagecraft.sumary",
                "-Astagecraft.strict",
                "-Astagecraft.summary=on",
                "-Astagecraft.werror=off");
        assertThat(compilation).hadErrorCount(2);
        assertThat(compilation).hadWarningCount(2);
    }

    /** A block's kernel is no attribute that could be set. */
    @Test
    void skippedPixelsInAStage() {
        Compilation compilation = compile(SUPPRESSED + NET.replace("blocks = 1", "blocks = 1, stride = 4"));
        assertThat(compilation).hadWarningCount(1);
        assertEquals(
                List.of("Set stride = 3."),
                compilation.warnings().stream()
                        .map(warning -> warning.getMessage(Locale.ROOT))
                        .filter(text -> text.startsWith("[map/skipped-pixels]"))
                        .map(text -> text.substring(text.indexOf(". ") + 2))
                        .toList());
    }

    /** Patches that begin to overlap are padded, and with a padding of 1 a stride of 3 would drop a row again. */
    @Test
    void droppedRowOfPatches() {
        String patches = NET.replace("15", "34")
                .replace("kernel = 3, pool = @Pool(kind = Pool.Kind.MAX)", "kernel = 4, stride = %d");
        Compilation compilation = compile(String.format(patches, 4));
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[map/dropped-row] conv1 receives a map of 34x34");
        String text = compilation.warnings().get(0).getMessage(Locale.ROOT);
        String stride = text.replaceFirst(".* Set stride = (\\d+)\\.", "$1");
        assertThat(compile(String.format(patches, Integer.parseInt(stride)))).succeededWithoutWarnings();
    }

    /** The first convolution of a stage has the dilation of the stage before, which is where it can be changed. */
    @Test
    void dilationOfTheStageBefore() {
        String net = NET.replace("15", "16")
                .replace("blocks = 1)", "blocks = 2, dilation = %d)\n@ResidualStage(filters = 8, blocks = 1)");
        Compilation compilation = compile(String.format(net, 8));
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining("[stage/dilation-beyond-map]")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(6);
        assertThat(compilation).hadWarningContaining("Set dilation = 7.");
        assertThat(compile(String.format(net, 7))).succeededWithoutWarnings();
    }

    /** Of 1x64 three pixels in a row are seen. */
    @Test
    void dilationOverALongMap() {
        String series = NET.replace("height = 15, width = 15", "height = 1, width = 64")
                .replace(", pool = @Pool(kind = Pool.Kind.MAX)", "")
                .replace("blocks = 1", "blocks = 2, dilation = 2");
        assertThat(compile("@SuppressWarnings(\"stagecraft:map/small-before-last-stage\") " + series))
                .succeededWithoutWarnings();
    }

    /** The table of the stages, on the network. */
    @Test
    void summary() {
        Compilation compilation = compile(SUPPRESSED + NET, "-Astagecraft.summary");
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).hadNoteCount(1);
        assertThat(compilation)
                .hadNoteContaining("layer1   8x7x7          1 basic                   1,184")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(3);
        assertThat(compile(SUPPRESSED + NET)).hadNoteCount(0);
    }
}
