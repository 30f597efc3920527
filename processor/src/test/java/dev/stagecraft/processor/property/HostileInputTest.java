/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that nobody writes, and those that a program might: a clear error, or none; never a fault, and soon. */
@Tag("slow")
class HostileInputTest {
    private static final int GENERATIONS = Integer.getInteger("stagecraft.property.generations", 250);
    private static final int NEIGHBOURS = Integer.getInteger("stagecraft.property.neighbours", 100);
    private static final String PARTS =
            "@Input(height = 8, width = 8) @ResidualStage(filters = 4, blocks = 1) @Head(classes = 3) ";
    private static final String NETWORK = "@ResidualNetwork " + PARTS + "interface Net {}";
    private static final String OWN_BLOCK = NETWORK.replace("blocks = 1", "blocks = 1, block = Tower.class")
            + "\n@ResidualBlock @Conv interface Tower {}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks = 1000000",
                "blocks = 1, stride = 1000000",
                "blocks = 1, dilation = 1000000",
                "blocks = 1, groups = 1000003"
            })
    void absurdStage(String stage) {
        Hostile.assertRefused(NETWORK.replace("blocks = 1", stage), "");
    }

    @Test
    void tenThousandStages() {
        String stages = "@ResidualStage(filters = 4, blocks = 1)\n".repeat(10_000);
        Hostile.assertRefused(NETWORK.replace("@ResidualStage(filters = 4, blocks = 1)", stages), "[stage/too-many]");
    }

    /** As many as there may be, with a kernel for which there are many smaller ones. */
    @ParameterizedTest
    @CsvSource({"SYMMETRIC, false", "VALID, false", "SAME, true"})
    void manyStagesAndALargeKernel(String padding, boolean compiles) {
        String stages = "@ResidualStage(filters = 4, blocks = 1, stride = 1)\n".repeat(255)
                + "@Stem(filters = 4, kernel = 65534, pool = @Pool(kind = Pool.Kind.MAX, kernel = 65535))"
                + "@Convolution(padding = Convolution.Padding." + padding
                + ") @SqueezeExcitation(reduction = 2147483647, divisor = 1)";
        Hostile.assertSound(NETWORK.replace("@ResidualStage(filters = 4, blocks = 1)", stages), compiles);
    }

    @Test
    void manyStagesOfSmallMaps() {
        String stages = "@ResidualStage(filters = 4, blocks = 1)\n".repeat(256);
        Hostile.assertSound(NETWORK.replace("@ResidualStage(filters = 4, blocks = 1)", stages), true);
    }

    @Test
    void tenThousandConvolutionsInTheStem() {
        String filters = IntStream.range(0, 10_000).mapToObj(i -> "4").collect(Collectors.joining(", ", "{", "}"));
        Hostile.assertRefused(
                "@Stem(filters = " + filters + ", kernel = 3) " + NETWORK, "[stem/too-many-convolutions]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe",
                "名前",
                "A$B",
                "$",
                "_1",
                "String",
                "Math",
                "Override",
                "Object",
                "Generated",
                "N\\u0065t",
                "𝒳"
            })
    void hostileInterfaceName(String name) {
        Hostile.assertSound(NETWORK.replace("interface Net", "interface " + name), true);
        Hostile.assertSound("class Outer {" + NETWORK.replace("interface Net", "interface " + name) + "}", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"String", "Math", "Override", "Object", "Generated", "NetworkDefinition", "java", "dev", "org"})
    void neighbourOfThisName(String name) {
        Hostile.assertSound(NETWORK + " class " + name + " {}", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe.名前", "a$b.$", "String.Math", "_1.java"})
    void hostilePackageName(String name) {
        String path = name.replace('.', '/') + "/Networks.java";
        Hostile.assertSound(
                Hostile.compile(InMemory.source(path, "package " + name + "; import dev.stagecraft.*; " + NETWORK)),
                true);
    }

    @Test
    void unnamedPackage() {
        Hostile.assertSound(
                Hostile.compile(InMemory.source(
                        "Networks.java", "import dev.stagecraft.*; class Math {} class String {}" + NETWORK)),
                true);
    }

    @Test
    void longestName() {
        String longest = "ä".repeat(32_767);
        Hostile.assertSound(NETWORK.replace("@ResidualNetwork", "@ResidualNetwork(name = \"" + longest + "\")"), true);
    }

    @Test
    void autoPlusOne() {
        Hostile.assertRefused(
                NETWORK.replace("blocks = 1", "blocks = 1, stride = ResidualStage.AUTO + 1"), "[size/not-positive]");
    }

    /** Each a network, and each with all its annotations. */
    @Test
    void manyGenerations() {
        StringBuilder source = new StringBuilder("@ResidualNetwork " + PARTS + "interface Net0 {}\n");
        for (int i = 1; i < GENERATIONS; i++) {
            source.append("@ResidualNetwork " + PARTS + "interface Net" + i + " extends Net" + (i - 1) + " {}\n");
        }
        Hostile.assertGenerates(GENERATIONS, source.toString());
    }

    @Test
    void fiveHundredParents() {
        String parents = IntStream.range(0, 500)
                .mapToObj(i -> PARTS + "interface P" + i + " {}\n")
                .collect(Collectors.joining());
        String all = IntStream.range(0, 500).mapToObj(i -> "P" + i).collect(Collectors.joining(", "));
        Hostile.assertRefused(
                parents + "@ResidualNetwork interface Net extends " + all + " {}", "[declaration/ambiguous]");
    }

    /** There are 2^30 ways from the network to the top. (javac itself walks them all, but only after its processors.) */
    @Test
    void thirtyDiamonds() {
        StringBuilder source =
                new StringBuilder(PARTS + "interface Top0 {} @SqueezeExcitation interface Unrelated {}\n");
        for (int i = 0; i < 30; i++) {
            source.append("@Head(classes = 4) interface Left" + i + " extends Top" + i + " {} interface Right" + i
                    + " extends Top" + i + " {} interface Top" + (i + 1) + " extends Left" + i + ", Right" + i
                    + " {}\n");
        }
        Hostile.assertGenerates(1, source + "@ResidualNetwork interface Net extends Top30, Unrelated {}");
    }

    @Test
    void manyNetworksOfOneSource() {
        Hostile.assertSound(
                IntStream.range(0, NEIGHBOURS)
                        .mapToObj(i -> NETWORK.replace("Net ", "Net" + i + " ") + "\n")
                        .collect(Collectors.joining()),
                true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe",
                "名前",
                "A$B",
                "$",
                "_1",
                "String",
                "Basic",
                "Block",
                "Bottleneck",
                "BottleneckAttention",
                "Convolution",
                "Layer1",
                "N\\u0065w",
                "𝒳"
            })
    void hostileBlockName(String name) {
        Hostile.assertSound(OWN_BLOCK.replace("Tower", name), true);
        Hostile.assertSound(
                NETWORK.replace("blocks = 1", "blocks = 1, block = Outer." + name + ".class")
                        + "class Outer { @ResidualBlock @Conv interface " + name + " {} }",
                true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "int[]",
                "String",
                "Void",
                "Thread.State",
                "Override",
                "Conv",
                "Net",
                "Net[]",
                "Outer",
                "java.util.Map",
                "NetNetwork"
            })
    void whatIsNoBlock(String type) {
        Hostile.assertRefused(
                "class Outer {} " + OWN_BLOCK.replace("block = Tower", "block = " + type),
                type.equals("NetNetwork") ? "cannot find symbol" : "[block/not-a-block]");
    }

    @Test
    void unitsWithoutABlock() {
        Hostile.assertRefused(OWN_BLOCK.replace("@ResidualBlock", ""), "[block/not-a-block]");
        Hostile.assertRefused(OWN_BLOCK.replace("@Conv", ""), "[block/no-units]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "enum", "@interface", "abstract class"})
    void blockThatIsNoInterface(String kind) {
        Hostile.assertRefused(OWN_BLOCK.replace("interface Tower", kind + " Tower"), "[declaration/not-an-interface]");
    }

    @Test
    void networkThatIsItsOwnBlock() {
        Hostile.assertSound(
                NETWORK.replace("blocks = 1", "blocks = 1, block = Net.class")
                        .replace("@Head", "@Conv @ResidualBlock @Head"),
                true);
    }

    /** Each of two networks is the block of the other. */
    @Test
    void cyclicBlocks() {
        String cyclic = NETWORK.replace("blocks = 1", "blocks = 1, block = Net2.class")
                .replace("@Head", "@Conv @ResidualBlock @Head");
        Hostile.assertGenerates(
                2,
                cyclic + cyclic.replace("Net2", "Net1").replace("Net ", "Net2 ").replace("Net1", "Net"));
    }

    @Test
    void networkThatExtendsItsBlock() {
        String extending = OWN_BLOCK.replace("interface Net", "interface Net extends Tower");
        Hostile.assertSound(extending, true);
    }

    @Test
    void blockInItsNetwork() {
        String inside = "{ @ResidualBlock @Conv interface Tower {} }";
        String network = NETWORK.replace("blocks = 1", "blocks = 1, block = Net.Tower.class");
        Hostile.assertSound(network.replace("{}", inside), true);
        Hostile.assertSound(
                "class Outer {" + network.replace("{}", inside.replace("interface", "private interface")) + "}", false);
    }

    /** 200 blocks of one name, each in a type of its own. */
    @Test
    void namesakes() {
        StringBuilder stages = new StringBuilder();
        StringBuilder blocks = new StringBuilder();
        for (int i = 1; i <= 200; i++) {
            stages.append(
                    "@ResidualStage(filters = " + i + ", blocks = 2, stride = 1, block = B" + i + ".Tower.class)\n");
            blocks.append("class B" + i + " { @ResidualBlock " + "@Conv ".repeat(i % 7 + 1)
                    + "@Conv(kernel = 5) ".repeat(i / 7) + " interface Tower {} }\n");
        }
        Hostile.assertSound(NETWORK.replace("@ResidualStage(filters = 4, blocks = 1)", stages) + blocks, true);
    }

    @Test
    void tenThousandUnits() {
        Hostile.assertRefused(OWN_BLOCK.replace("@Conv", "@Conv\n".repeat(10_000)), "[block/too-many-units]");
    }

    /** (Of many more javac itself runs out of stack.) */
    @Test
    void blockOfManyGenerations() {
        String source = OWN_BLOCK.replace("Tower {}", "Tower extends Tower0 {}");
        StringBuilder parents = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            parents.append("@Conv interface Tower" + i + " extends Tower" + (i + 1) + " {}\n");
        }
        Hostile.assertGenerates(1, source.replace("@Conv", "") + parents + "interface Tower200 {}");
    }

    @Test
    void anInterfaceInALocalClass() {
        Hostile.assertRefused(
                "class Outer { void method() { class Local { " + NETWORK + " } } }", "[declaration/local]");
        Hostile.assertRefused(
                "class Outer { Object field = new Object() { " + NETWORK + " }; }", "[declaration/local]");
    }
}
