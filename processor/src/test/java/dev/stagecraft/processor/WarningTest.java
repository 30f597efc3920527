/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings: the network is generated all the same, unless an option says otherwise; and they can be suppressed. */
class WarningTest {
    static final String SUPPRESSED = "@SuppressWarnings(\"stagecraft:map/dropped-row\")";

    /** The stem's pool ignores the last row of 15. */
    static final String NET = """
            @ResidualNetwork
            @Input(height = 15, width = 15)
            @Stem(filters = 8, kernel = 3, pool = @Pool(kind = Pool.Kind.MAX))
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = 10)
            interface Net {}
            """;

    static Compilation compile(String declaration, String... options) {
        return Compiler.javac()
                .withClasspath(CompileClassPath.FILES)
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

    /** A smaller stride would make overlapping windows of them: what is meant are images that patches cover. */
    @Test
    void droppedRowOfPatches() {
        String patches = NET.replace("15", "34")
                .replace("kernel = 3, pool = @Pool(kind = Pool.Kind.MAX)", "kernel = 4, stride = 4");
        Compilation compilation = compile(patches);
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining(
                        "[map/dropped-row] conv1 receives a map of 34x34, but its 4x4 windows of stride 4 must"
                                + " reach its last 2 rows and 2 columns, and end before. Use images of 36x36.");
        assertThat(compile(patches.replace("34", "36"))).succeededWithoutWarnings();
    }

    /** The pool of a classic head is one window, of the whole map. */
    @Test
    void droppedRowOfAHead() {
        String net = NET.replace("15", "16")
                .replace("classes = 10", "classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 7)");
        Compilation compilation = compile(net);
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining(
                        "[map/dropped-row] avgpool receives a map of 8x8, but its 7x7 windows of stride 7 must"
                                + " reach its last row and column, and end before. Set kernel = 8.");
        assertThat(compile(net.replace("kernel = 7", "kernel = 8"))).succeededWithoutWarnings();
    }

    @Test
    void suggestedStrideReachesTheLastRow() {
        String net = NET.replace("15", "96")
                .replace("kernel = 3, pool = @Pool(kind = Pool.Kind.MAX)", "kernel = 5, stride = %d");
        Compilation compilation = compile(String.format(net, 9));
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("Set stride = 3.");
        assertThat(compile(String.format(net, 3))).succeededWithoutWarnings();
    }

    /** The width of the gate's first convolution counts, and not that of what it weighs. */
    @Test
    void narrowStageWithAWideSqueeze() {
        String net = NET.replace("filters = 8, blocks", "filters = 2, blocks")
                .replace("@Head", "@SqueezeExcitation(divisor = 4) @Head");
        assertThat(compile(SUPPRESSED + net)).succeededWithoutWarnings();
    }

    /** A signal has a height of 1, and a long image is long enough along one axis. */
    @Test
    void longImages() {
        String net = NET.replace("height = 15, width = 15", "height = %s, width = 400")
                .replace(", pool = @Pool(kind = Pool.Kind.MAX)", ", stride = 2")
                .replace("blocks = 1)", "blocks = 1)\n@ResidualStage(filters = 8, blocks = 1)");
        assertThat(compile(String.format(net, 1))).succeededWithoutWarnings();
        Compilation compilation = compile(String.format(net, 2));
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[map/small-before-last-stage] layer2 receives a map of 1x200");
        assertThat(compilation).hadWarningContaining("Use images of 7x400 or larger.");
        assertThat(compile(String.format(net, 7))).succeededWithoutWarnings();
    }

    /** The container of repeated stages stands nowhere in the source. */
    @Test
    void variantWithStagesThatIsNoNetwork() {
        String stage = "@ResidualStage(filters = 8, blocks = 1)\n";
        Compilation compilation = compile(SUPPRESSED + NET + stage + stage + "interface Variant extends Net {}");
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining("[declaration/not-a-network] Variant has @ResidualStage and extends")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(9)
                .atColumn(1);
    }

    @Test
    void variantThatIsNoNetwork() {
        String variant = "@SqueezeExcitation interface Variant extends Middle {}\ninterface Middle extends Net {}";
        Compilation compilation = compile(SUPPRESSED + NET + variant);
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining(
                        "[declaration/not-a-network] Variant has @SqueezeExcitation and extends the network Net")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(9)
                .atColumn(1);
        assertThat(compile(SUPPRESSED + NET + "@SuppressWarnings(\"stagecraft:declaration/not-a-network\") " + variant))
                .succeededWithoutWarnings();
        assertThat(compile(SUPPRESSED + NET + variant, "-Astagecraft.werror")).hadErrorCount(1);
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
                .hadNoteContaining(
                        "Net: 1,506 parameters, 105,128 multiply-adds and 36,916 bytes of activations for an image");
        assertThat(compilation)
                .hadNoteContaining("layer1   8x7x7          1 basic                   1,184")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(3);
        assertThat(compile(SUPPRESSED + NET)).hadNoteCount(0);
    }

    /** Settings that networks share are no network; all that a network needs is one that was forgotten. */
    @Test
    void completeInterfaceThatIsNoNetwork() {
        JavaFileObject source = CompiledNetwork.source("Nets", """
                @Input(height = 32, width = 32)
                @ResidualStage(filters = 8, blocks = 1) @ResidualStage(filters = 8, blocks = 1, stride = 1)
                @Head(classes = 10) interface Forgotten {}
                @SqueezeExcitation interface Child extends Forgotten {}
                @Input(height = 32, width = 32) @ResidualStage(filters = 8, blocks = 1) @Head(classes = 10)
                interface Used {}
                @ResidualNetwork interface Net extends Used {}
                @Input(height = 32, width = 32) @Head(classes = 10) interface Part {}
                @Conv @Conv(strided = true) interface Tower {}
                """);
        Compilation compilation = CompiledNetwork.compile(source);
        assertThat(compilation).hadWarningCount(2);
        assertThat(compilation)
                .hadWarningContaining(
                        "[declaration/not-a-network] Forgotten has all that a network must have, but it must have"
                                + " @ResidualNetwork to become a network. Add @ResidualNetwork.")
                .inFile(source)
                .onLine(3)
                .atColumn(1);
        assertThat(compilation)
                .hadWarningContaining(
                        "[block/not-annotated] Tower has @Conv, but it must have @ResidualBlock to become a block.")
                .inFile(source)
                .onLine(11)
                .atColumn(1);
    }
}
