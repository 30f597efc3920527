/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.family;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns a row's settings into a declaration. */
final class FamilyDeclaration {
    private static final int GROUPS_OF_NORMALIZATION = 32;

    private final Row row;
    private final List<String> annotations = new ArrayList<>();

    private FamilyDeclaration(Row row) {
        this.row = row;
    }

    /**
     * The source of {@code test.<row's type name>}, without its package and imports.
     *
     * @throws UnknownSettingException if a setting is not understood
     */
    static String of(Row row) {
        return new FamilyDeclaration(row).source(row.get("input_size"));
    }

    /** The same network for images of another size. */
    static String of(Row row, int size) {
        return new FamilyDeclaration(row).source(String.valueOf(size));
    }

    private String source(String size) {
        add("@ResidualNetwork");
        add("@Input(height = %1$s, width = %1$s)", size);
        stem();
        stages();
        blockDesign();
        convolution();
        standardization();
        normalization();
        activation();
        attention();
        antiAliasing();
        head();
        return String.join("\n", annotations) + "\ninterface " + row.typeName() + " {}\n" + block();
    }

    /** The blocks that are not the language's own, if there are. */
    private String block() {
        return isActivatedBeforeAttention()
                ? "@ResidualBlock @Conv(strided = true) @Conv(activation = true)\ninterface " + blockName() + " {}\n"
                : "";
    }

    private boolean isActivatedBeforeAttention() {
        return row.get("notes").contains("ReLU applied after bn2 BEFORE SE");
    }

    private String blockName() {
        return row.typeName() + "Block";
    }

    private void add(String text, Object... arguments) {
        annotations.add(arguments.length == 0 ? text : String.format(text, arguments));
    }

    private void stem() {
        String filters =
                row.numbers("stem_channels").stream().map(String::valueOf).collect(Collectors.joining(", "));
        int kernel = Integer.parseInt(row.get("stem_kernel").substring(0, 1));
        int stride = row.numbers("stem_stride").get(0);
        boolean normalized = row.is("preact") && row.get("stem_type").contains("BN");
        add(
                "@Stem(filters = {%s}, kernel = %d, stride = %d%s%s)",
                filters, kernel, stride, normalized ? ", normalized = true" : "", stemPool());
    }

    private String stemPool() {
        String pool = row.get("stem_pool");
        if (pool.equals("none")) {
            return "";
        }
        Matcher window =
                Pattern.compile("(maxpool|avgpool|conv) ?(\\d)x\\d s(\\d)").matcher(pool);
        if (!window.find()) {
            throw unknown("stem_pool");
        }
        if (pool.contains("blurpool") || pool.equals("avgpool 2x2 s2 (replaces max pool)")) {
            // They come with @AntiAliased, which moves or replaces the maximum pool.
            return pool("MAX", "3", "2", "");
        }
        String kind = switch (window.group(1)) {
            case "maxpool" -> "MAX";
            case "avgpool" -> "AVERAGE";
            default -> "CONVOLUTION";
        };
        String padding = pool.contains("Pad")
                ? ", zeroPadded = true"
                : pool.contains("ceil_mode") ? ", padding = Pool.CEIL" : "";
        return pool(kind, window.group(2), window.group(3), padding);
    }

    private static String pool(String kind, String kernel, String stride, String padding) {
        return String.format(
                ", pool = @Pool(kind = Pool.Kind.%s, kernel = %s, stride = %s%s)", kind, kernel, stride, padding);
    }

    private void stages() {
        List<Integer> layers = row.numbers("layers");
        List<Integer> filters = row.numbers("filters");
        if (row.get("family").equals("regnet")) {
            regNetStages(layers, filters);
            return;
        }
        for (int i = 0; i < layers.size(); i++) {
            add(
                    "@ResidualStage(filters = %d, blocks = %d%s%s)",
                    filters.get(i) / widthFactor(), layers.get(i), stride(i), kindOfBlock(i));
        }
    }

    /** What the row says of a stage whose stride is not the usual one. */
    private String stride(int stage) {
        return row.get("stride_position").contains("(stage " + (stage + 1) + " stride 1)")
                        && !row.get("stride_position").contains("LAST block")
                ? ", stride = 1"
                : "";
    }

    private String kindOfBlock(int stage) {
        if (isActivatedBeforeAttention()) {
            return ", block = " + blockName() + ".class";
        }
        return isBottleneck(stage) ? bottleneck() : "";
    }

    /** Bottlenecks that are as wide inside as outside, in groups that are as wide as {@code base_width} says. */
    private void regNetStages(List<Integer> layers, List<Integer> widths) {
        List<Integer> groups = row.numbers("base_width");
        for (int i = 0; i < layers.size(); i++) {
            add(
                    "@ResidualStage(filters = %d, blocks = %d, stride = 2, bottleneck = true, groups = %3$d, expansion = %3$d)",
                    groups.get(i), layers.get(i), widths.get(i) / groups.get(i));
        }
    }

    /** The blocks of all stages, or {@code basic-basic-bottleneck-basic}. */
    private boolean isBottleneck(int stage) {
        String[] blocks = row.get("block").split("-");
        return switch (blocks.length == 1 ? blocks[0] : blocks[stage]) {
            case "bottleneck" -> true;
            case "basic" -> false;
            default -> throw unknown("block");
        };
    }

    /** Keras's ResNeXt gives the width of the 3x3 convolutions, of which 32 groups of base width 4 make twice the filters. */
    private int widthFactor() {
        return row.get("filters").contains("(3x3 width") ? 2 : 1;
    }

    private String bottleneck() {
        return String.format(
                ", bottleneck = true, expansion = %d, groups = %s, baseWidth = %s",
                Integer.parseInt(row.get("expansion")) * widthFactor(), row.get("cardinality"), row.get("base_width"));
    }

    private void blockDesign() {
        List<String> design = new ArrayList<>();
        String stride = row.get("stride_position");
        switch (stride) {
            case "1x1 (v1)" -> design.add("strideOn = BlockDesign.StrideOn.FIRST");
            case "3x3 (v1.5)", "3x3", "first 3x3", "first 3x3 (stage 5 stride 1)", "" -> {}
            case "3x3 of the LAST block of stages 1-3 (stage 4 stride 1)" ->
                design.add("strideIn = BlockDesign.StrideIn.LAST_BLOCK");
            default -> throw unknown("stride_position");
        }
        if (row.is("preact")) {
            design.add("order = BlockDesign.Order.PRE_ACTIVATION");
        }
        if (row.get("zero_init_last").equals("true")) {
            design.add("zeroInitResidual = true");
        }
        if (row.is("avg_down")) {
            design.add("shortcut = Shortcut.POOLED_PROJECTION");
        } else if (row.get("shortcut").startsWith("A ")) {
            design.add("shortcut = Shortcut.ZERO_PAD");
        } else if (!row.get("shortcut").startsWith("B") && row.has("shortcut")) {
            throw unknown("shortcut");
        }
        if (row.has("down_kernel") && !row.get("down_kernel").equals("1")) {
            design.add("projectionKernel = " + row.get("down_kernel"));
        }
        if (row.has("reduce_first") && !row.get("reduce_first").equals("1")) {
            design.add("reduceFirst = " + row.get("reduce_first"));
        }
        add("@BlockDesign(" + String.join(", ", design) + ")");
    }

    private void convolution() {
        switch (row.get("conv_bias").toLowerCase()) {
            case "false", "" -> {}
            case "true" -> add("@Convolution(bias = true)");
            case "stem, 3rd 1x1 and shortcut true; 1x1 #1 and 3x3 false" ->
                add("@Convolution(bias = true, biasBeforeNormalization = false)");
            // Caffe's ResNet-50, of which no count of parameters is published.
            case "conv1 (stem) has bias; the other 52 bias_term: false" -> {}
            default -> throw unknown("conv_bias");
        }
    }

    /** With the epsilon that timm's BiT networks have. */
    private void standardization() {
        if (row.get("notes").contains("weight-standardized")) {
            add("@WeightStandardization(epsilon = 1e-8)");
        }
    }

    private void normalization() {
        String epsilon = row.has("norm_eps") ? "epsilon = " + row.get("norm_eps") : "epsilon = 1e-5";
        switch (row.get("norm")) {
            case "BatchNorm2d", "BatchNormAct2d", "BatchNormalization", "BatchNorm", "BatchNorm+Scale" ->
                add("@Normalization(%s)", epsilon);
            case "GroupNormAct", "GroupNorm" ->
                add(
                        "@Normalization(kind = Normalization.Kind.GROUP, groups = %d, %s)",
                        GROUPS_OF_NORMALIZATION, epsilon);
            default -> throw unknown("norm");
        }
    }

    private void activation() {
        switch (row.get("activation").toLowerCase()) {
            case "relu" -> {}
            case "silu", "swish" -> add("@Activated(Activated.Function.SILU)");
            case "relu6", "elu", "gelu", "mish" ->
                add("@Activated(Activated.Function.%s)", row.get("activation").toUpperCase());
            case "leaky_relu", "leakyrelu" -> add("@Activated(Activated.Function.LEAKY_RELU)");
            default -> throw unknown("activation");
        }
    }

    private void attention() {
        switch (row.get("attention")) {
            case "none" -> {}
            case "se" ->
                add(
                        "@SqueezeExcitation(reduction = %s, divisor = %s%s)",
                        reduction(),
                        divisor(),
                        row.get("attn_detail").equals("before conv3")
                                ? ", place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION"
                                : "");
            case "cbam" -> add("@ConvolutionalBlockAttention(reduction = %s)", reduction());
            case "bam" -> add("@BottleneckAttention(reduction = %s)", reduction());
            case "eca" -> add("@EfficientChannelAttention(%s)", kernels());
            default -> throw unknown("attention");
        }
    }

    private String reduction() {
        return row.get("attn_reduction").substring("1/".length());
    }

    private String divisor() {
        return row.get("attn_divisor").split(" ")[0];
    }

    /** {@code k=3-5-5-7} is chosen by hand; {@code k=5 k=5 k=5 k=7} is what the paper's rule gives. */
    private String kernels() {
        String detail = row.get("attn_detail");
        boolean isChosen = detail.contains("-");
        return isChosen ? "kernels = {" + detail.substring("k=".length()).replace("-", ", ") + "}" : "";
    }

    private void antiAliasing() {
        switch (row.get("anti_alias")) {
            case "none", "" -> {}
            case "avgpool2x2" -> add("@AntiAliased(AntiAliased.Filter.AVERAGE)");
            case "blurpool3x3(reflect)" -> add("@AntiAliased(AntiAliased.Filter.BLUR)");
            default -> throw unknown("anti_alias");
        }
    }

    private void head() {
        Matcher dropout = Pattern.compile("dropout\\(([\\d.]+)\\)").matcher(row.get("head"));
        boolean bare = row.is("preact") && !row.get("head").matches("(?i).*(bn|norm).*");
        add(
                "@Head(classes = %s%s%s)",
                row.get("num_classes"),
                bare ? ", normalized = false" : "",
                dropout.find() ? ", dropout = " + dropout.group(1) : "");
    }

    private UnknownSettingException unknown(String column) {
        return new UnknownSettingException(row + ": " + column + " is \"" + row.get(column) + "\"");
    }

    /** How many stages a row has. */
    static IntStream stages(Row row) {
        return IntStream.rangeClosed(1, row.numbers("layers").size());
    }
}
