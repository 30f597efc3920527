/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final String TABLE = """
            name\tkind\tinput\toutput\tparameters\trunning statistics\tmultiply-adds\tsettings\tpaths
            input\tInput\t3x8x8\t3x8x8\t0\t0\t0\t\t
            conv1\tConvolution\t3x8x8\t4x8x8\t108\t0\t6912\tkernel=3 padding=1\t
            layer1.{0..2}.conv1\tConvolution\t4x8x8\t4x8x8\t144\t0\t9216\tkernel=3 padding=1\t
            layer1.{0..2}\tAdd\t4x8x8\t4x8x8\t0\t0\t0\tdesign=basic\t0,1,0
            layer2.0.bn1\tNormalization\t4x8x8\t4x8x8\t8\t8\t0\t\t
            layer2.0.conv1\tConvolution\t4x8x8\t8x4x4\t288\t0\t4608\tkernel=3 padding=1 stride=2\t
            layer2.0.downsample.0\tConvolution\t4x8x8\t8x4x4\t32\t0\t512\tkernel=1 stride=2\t
            layer2.0\tAdd\t4x8x8\t8x4x4\t0\t0\t0\tdesign=basic follows=lead\t1,1,1
            layer2.1.conv1\tConvolution\t8x4x4\t8x4x4\t576\t0\t9216\tkernel=3 padding=2 dilation=2\t
            layer2.1\tAdd\t8x4x4\t8x4x4\t0\t0\t0\tdesign=basic\t0,1,0
            bam2.gate\tConvolution\t8x4x4\t1x4x4\t8\t0\t128\tkernel=1\t
            bam2\tAdd\t8x4x4\t8x4x4\t0\t0\t0\tdesign=bottleneck-attention\t0,1,0
            pool\tGlobalPooling\t8x4x4\t8\t0\t0\t0\t\t
            fc\tDense\t8\t2\t18\t0\t16\tbias=true\t
            """;

    private final Network network = Network.of("Small", LayerTable.parse(TABLE));

    @Test
    void foldsEqualBlocks() {
        assertEquals(
                List.of("stem", "layer1", "layer2", "head"),
                network.sections().stream().map(Section::name).toList());
        Section first = network.sections().get(1);
        assertEquals("layer1.0 \u2013 2", first.blocks().get(0).name());
        assertEquals(3, first.blocks().get(0).count());
        assertEquals(3, first.count());
        Section second = network.sections().get(2);
        assertEquals(
                List.of("layer2.0", "layer2.1", "bam2"),
                second.blocks().stream().map(Block::name).toList());
        assertEquals(2, second.count());
        assertEquals("basic", second.blocks().get(0).design());
    }

    @Test
    void addsUpCosts() {
        assertEquals(
                new Cost(3 * 144, 3 * 9216, 3 * 2 * 256 * 4),
                network.sections().get(1).cost());
        assertEquals(108 + 3 * 144 + 8 + 288 + 32 + 576 + 8 + 18, network.cost().parameters());
    }

    /** By hand: 3; three times 2 more; 2 more at a stride of 1; 4 more at a dilation and a stride of 2. */
    @Test
    void knowsWhatAPixelSees() {
        assertEquals(
                List.of(5L, 7L, 9L),
                network.sections().get(1).blocks().get(0).fields().stream()
                        .map(ReceptiveField::pixels)
                        .toList());
        assertEquals(
                new ReceptiveField(11 + 8, 2, false), network.sections().get(2).field());
        assertEquals("the image", network.sections().get(3).field().toString());
    }

    @Test
    void hasPathsWhereTheyMeet() {
        Item add = network.sections().get(2).blocks().get(0).chain().get(0);
        assertEquals(
                List.of("layer2.0.bn1", "layer2.0.conv1", "layer2.0.downsample.0", "layer2.0"),
                add.flatten().map(Layer::name).toList());
        assertEquals("layer2.0.downsample.0", add.paths().get(2).get(0).layer().name());
    }

    @Test
    void saysThatATableIsTooOld() {
        String old = TABLE.lines()
                .map(line -> String.join("\t", List.of(line.split("\t", -1)).subList(0, 7)))
                .reduce("", (a, b) -> a + b + "\n");
        assertEquals(
                "layer1.0 does not say what meets in it: the network was compiled by an older version of Stagecraft; build it again.",
                assertThrows(IllegalArgumentException.class, () -> Network.of("Small", LayerTable.parse(old)))
                        .getMessage());
    }
}
