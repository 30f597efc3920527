/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.stagecraft.processor.CompiledNetwork;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.images.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every published variant whose settings can be declared has the published numbers: the parameters and multiply-adds that its
 * library's own model has, and the shapes of its stages. The table is {@code resnet-family.csv}; another of the same columns can be
 * given as {@code -Dfamily.csv=<file>}.
 */
@Tag("slow")
class ResNetFamilyTest {
    private static final String PRUNED = "channels were pruned one by one, and no setting says which";
    private static final String OTHER_NORMALIZATION = "a normalization with other parameters than scale and shift";
    private static final String ONLY_A_NAME = "the row has no settings but a depth, and no count";
    private static final String NO_COUNT = "the row has no count and no shape to compare";
    private static final String NO_STEM =
            "the row has neither stem, head nor exact count; timm's and torchvision's rows have them";

    /** The rows that are left out, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("timm/ecaresnet50d_pruned", PRUNED),
            Map.entry("timm/ecaresnet101d_pruned", PRUNED),
            Map.entry("timm/resnetv2_50d_evos", OTHER_NORMALIZATION),
            Map.entry("timm/resnetv2_50d_frn", OTHER_NORMALIZATION),
            Map.entry("paper/official_resnext50_32x4d", NO_STEM),
            Map.entry("paper/official_resnext101_32x4d", NO_STEM),
            Map.entry("paper/official_resnext101_64x4d", NO_STEM),
            Map.entry("paper/official_resnetrs50_i160", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs101_i160", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs101_i192", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs152_i192", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs152_i224", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs152_i256", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs200_i256", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs270_i256", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs350_i256", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs350_i320", ONLY_A_NAME),
            Map.entry("paper/official_resnetrs420_i320", ONLY_A_NAME),
            Map.entry("paper/official_se-resnet50", ONLY_A_NAME),
            Map.entry("paper/official_se-resnet101", ONLY_A_NAME),
            Map.entry("paper/official_se-resnet152", ONLY_A_NAME),
            Map.entry("paper/official_se-resnext50_32x4d", ONLY_A_NAME),
            Map.entry("paper/official_se-resnext101_32x4d", ONLY_A_NAME),
            Map.entry("paper/official_senet154", ONLY_A_NAME),
            Map.entry("paper/stochdepth_resnet110_cifar10", NO_COUNT));

    /** The paper's tables have two digits, some of them cut off and not rounded. */
    private static final double TWO_DIGITS = 0.025;

    private static final List<String> COUNTS =
            List.of("params_instantiated", "params_published", "params_M_published", "conv_fc_macs_instantiated");

    private static Compilation compilation;

    static Stream<Row> rows() {
        return Row.all().stream().filter(ResNetFamilyTest::hasCount).filter(row -> !LEFT_OUT.containsKey(row.key()));
    }

    private static boolean hasCount(Row row) {
        return COUNTS.stream().anyMatch(row::has);
    }

    @BeforeAll
    static void compile() {
        compilation = CompiledNetwork.compile(rows().filter(ResNetFamilyTest::isUnderstood)
                .map(row -> CompiledNetwork.source(row.typeName(), FamilyDeclaration.of(row)))
                .toArray(JavaFileObject[]::new));
        assertEquals(List.of(), compilation.errors());
    }

    /** Other rows of a table fail on their own. */
    private static boolean isUnderstood(Row row) {
        try {
            return !FamilyDeclaration.of(row).isEmpty();
        } catch (UnknownSettingException e) {
            return false;
        }
    }

    @AfterAll
    static void forget() {
        compilation = null;
    }

    private static NetworkSummary summary(Row row) {
        FamilyDeclaration.of(row);
        NetworkDefinition network = CompiledNetwork.load(compilation, "test." + row.typeName() + "Network");
        return network.summary();
    }

    @Test
    void mostRowsAreCompared() {
        Predicate<Row> isListed = row -> LEFT_OUT.containsKey(row.key());
        long compared = Row.shipped().stream().filter(isListed.negate()).count();
        assertTrue(compared >= 130, () -> compared + " rows");
        assertEquals(LEFT_OUT.size(), Row.shipped().size() - compared, "a row is left out that does not exist");
    }

    /** A row that is left out for want of a count has none indeed, and no other is. */
    @Test
    void rowsWithoutCountAreListed() {
        Set<String> reasons = Set.of(ONLY_A_NAME, NO_COUNT, NO_STEM);
        assertEquals(
                Row.shipped().stream()
                        .filter(row -> reasons.contains(LEFT_OUT.getOrDefault(row.key(), "")))
                        .toList(),
                Row.shipped().stream().filter(row -> !hasCount(row)).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void parameters(Row row) {
        NetworkSummary summary = summary(row);
        // Keras counts the running statistics too.
        long all = summary.parameters() + (row.get("library").equals("keras") ? summary.runningStatistics() : 0);
        row.number("params_instantiated").ifPresent(count -> assertEquals(count, all));
        row.number("params_published").ifPresent(count -> assertEquals(count, all));
        row.number("bn_running_stats").ifPresent(count -> assertEquals(count, summary.runningStatistics()));
        if (row.has("params_M_published") && isInMillions(row)) {
            assertRounded(row.get("params_M_published"), all / 1e6);
        }
    }

    /** ECA-Net's authors divide by 2 to the 20th, and mmpretrain has a misprint for its ResNet-34. */
    private static boolean isInMillions(Row row) {
        return !row.get("family").equals("eca") && !row.key().equals("mmpretrain/mm_resnet34_cifar10");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void multiplyAdds(Row row) {
        long multiplyAdds = summary(row).multiplyAdds();
        row.number("conv_fc_macs_instantiated").ifPresent(count -> assertEquals(count, multiplyAdds));
        String published = row.get("gmacs_published");
        if (row.get("gmacs_definition").startsWith("conv+linear multiply-accumulates only")) {
            assertRounded(published, multiplyAdds / 1e9);
        } else if (row.get("gmacs_definition").startsWith("multiply-adds, conv+fc")) {
            assertEquals(Double.parseDouble(published), multiplyAdds / 1e9, TWO_DIGITS * multiplyAdds / 1e9);
        } else if (row.get("gmacs_definition").startsWith("fvcore")) {
            long others = othersThatFvcoreCounts(summary(row)) + standardizations(row, summary(row));
            assertRounded(published, (multiplyAdds + others) / 1e9);
        }
    }

    /** BiT's convolutions standardize their weights, for each of which fvcore counts four. */
    private static long standardizations(Row row, NetworkSummary summary) {
        long weights = summary.layers().stream()
                .filter(layer -> layer.kind().equals("Convolution"))
                .mapToLong(LayerSummary::parameters)
                .sum();
        return row.get("name").endsWith("_bit") ? 4 * weights : 0;
    }

    /** Two for each value of a batch normalization, five of a group normalization, and one for each that the head's pool reads. */
    private static long othersThatFvcoreCounts(NetworkSummary summary) {
        long normalizations = summary.layers().stream()
                .filter(layer -> layer.kind().equals("Normalization"))
                .mapToLong(layer -> (layer.runningStatistics() > 0 ? 2 : 5) * values(layer.output()))
                .sum();
        long pooled = summary.layers().stream()
                .filter(layer -> layer.name().equals("avgpool"))
                .mapToLong(layer -> values(layer.input()))
                .sum();
        return normalizations + pooled;
    }

    private static long values(Shape shape) {
        return shape.dimensions().stream().mapToLong(it -> it).reduce(1, Math::multiplyExact);
    }

    private static void assertRounded(String printed, double exact) {
        int digits = printed.contains(".") ? printed.length() - printed.indexOf('.') - 1 : 0;
        assertEquals(Double.parseDouble(printed), exact, 0.5001 * Math.pow(10, -digits));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shapes(Row row) {
        NetworkSummary summary = summary(row);
        Map<String, String> shapes = shapes(row, summary);
        Stream.of(row.get("stage_shapes").split(" "))
                .filter(shape -> !shape.isEmpty())
                .map(shape -> shape.split(":"))
                .forEach(shape -> assertEquals(shape[1], shapes.get(shape[0]), shape[0]));
    }

    private static Map<String, String> shapes(Row row, NetworkSummary summary) {
        Map<String, String> shapes = new HashMap<>();
        shapes.put("stem", stemOutput(summary));
        FamilyDeclaration.stages(row).forEach(stage -> {
            String last = "layer" + stage + "." + (row.numbers("layers").get(stage - 1) - 1);
            shapes.put(String.valueOf(stage), summary.layer(last).output().toString());
        });
        shapes.put("out", summary.output().toString());
        return shapes;
    }

    private static String stemOutput(NetworkSummary summary) {
        List<LayerSummary> before = summary.layers().stream()
                .takeWhile(layer -> !layer.name().startsWith("layer1."))
                .toList();
        return before.get(before.size() - 1).output().toString();
    }
}
