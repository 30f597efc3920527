/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

/** Everything that Stagecraft says about a declaration: an id to search for, and the text with its arguments. */
public enum Message {
    NOT_AN_INTERFACE(
            "declaration/not-an-interface", "%s is %s, but @%s must be on an interface. Make it an interface."),
    PRIVATE_INTERFACE(
            "declaration/private",
            "%1$s %2$s, but a network's interface must be visible where its class will stand, in the package. Remove"
                    + " \"private\"."),
    GENERIC_INTERFACE(
            "declaration/generic",
            "%s has type parameters, but a network must not have any: its layers cannot depend on a type. Remove %s."),
    LOCAL_INTERFACE(
            "declaration/local",
            "%s is declared in a body of code, where annotation processors do not look, but a network must be a top-level or nested"
                    + " interface. Move it out."),
    NOT_A_NETWORK(
            Severity.WARNING,
            "declaration/not-a-network",
            "%s %s, but it must have @ResidualNetwork to become a network%s. Add @ResidualNetwork."),
    UNITS_WITHOUT_BLOCK(
            Severity.WARNING,
            "block/not-annotated",
            "%s has @Conv, but it must have @ResidualBlock to become a block. Add @ResidualBlock."),
    UNRESOLVED_PARENT(
            "declaration/unresolved-parent",
            "%1$s extends %2$s, which must be on the class path or be generated in this compilation, and is not, so that %3$s"
                    + " gets no class. Add the import or the dependency that has %2$s."),
    UNREADABLE("declaration/unreadable", "%s of @%s %s, so that %s gets no class. %s."),
    NEWER_LANGUAGE(
            "declaration/newer-language",
            "%s must be known to Stagecraft %s, and is not: a newer version wrote it. Use that version, of Stagecraft's annotations"
                    + " and of its processor."),
    OLDER_ANNOTATIONS(
            "declaration/older-annotations",
            "Stagecraft's annotations on the class path have no %s, but they must be of the processor's version, %s. Give both the"
                    + " same version."),
    AMBIGUOUS_INHERITANCE(
            "declaration/ambiguous", "%1$s inherits @%2$s from %3$s, but one must win. Repeat @%2$s on %1$s."),
    DUPLICATE_CLASS("declaration/duplicate-class", "%s must generate %s, but there is such a class already, %s."),
    NOT_WRITTEN(
            "output/not-written",
            "The class of %s must be written to %s, which failed: %s. Mend that, and compile again."),
    RESERVED_NAME(
            "declaration/reserved-name",
            "The class for %1$s must not be called %2$s, which hides Stagecraft's annotation in its package. Rename %1$s."),
    BAD_NAME("declaration/bad-name", "name of %s is %s, but it must be one line of text. Set name = \"%s\"."),
    INPUT_MISSING(
            "input/missing",
            "%s must have an @Input. Add @Input(channels = 3, height = 224, width = 224) with the sizes of your images."),
    STAGE_MISSING(
            "stage/missing", "%s must have at least one @ResidualStage. Add @ResidualStage(filters = 64, blocks = 2)."),
    TOO_MANY_UNITS(
            "block/too-many-units",
            "%s has %,d @Conv, but a block must have at most %,d. Give the stage more blocks instead."),
    HEAD_MISSING(
            "head/missing",
            "%s must have a @Head. Add @Head(classes = 1000) with the number of your classes, or @Backbone if its maps are what it is for."),
    BACKBONE_WITH_HEAD(
            "backbone/with-head",
            "%s has @Head and @Backbone, but only one of them must say what the last stage leads to. Remove one."),
    NO_SUCH_MAP(
            "backbone/no-such-stage",
            "stages of @Backbone names stage %d, but it must be from %s to %d, the last stage of %s."),
    MAPS_OUT_OF_ORDER(
            "backbone/order", "stages of @Backbone names %d behind %d, but its numbers must rise. Set stages = {%s}."),
    STEM_ALONE(
            "backbone/stem-alone",
            "stages of @Backbone names the stem alone, but with no stage %s is no residual network: it must name one. Set stages = {0, 1}."),
    NORMALIZED_WITH_STAGES(
            Severity.WARNING,
            "backbone/unused-normalized",
            "normalized of @Backbone is set, but stages must be left out for it to say anything: the map of a stage is what its last block"
                    + " gives. Leave normalized out, or leave stages out."),
    MAP_CHANNELS(
            "backbone/channels-mismatch",
            "channels of @Backbone is {%1$s}, but it must be {%2$s}: the channels of %3$s. Set channels = {%2$s}."),
    MAP_STRIDES(
            "backbone/strides-mismatch",
            "strides of @Backbone is {%1$s}, but it must be {%2$s}: the strides of %3$s. Set strides = {%2$s}%4$s."),
    TOO_MANY_STAGES(
            "stage/too-many", "%s has %,d stages, but it must have at most %,d. Give a stage more blocks instead."),
    TOO_MANY_STEM_CONVOLUTIONS(
            "stem/too-many-convolutions",
            "filters of @Stem names %,d convolutions, but it must name at most %,d. Make stages of them."),
    TOO_MANY_LAYERS(
            "count/too-many-layers",
            "%s has %,d layers, but the whole network must have at most %,d. Set blocks = %d."),
    NOT_POSITIVE("size/not-positive", "%s of %s is %,d, but it must be at least 1."),
    TOO_LARGE("size/too-large", "%s of %s is %,d, but it must be at most %,d."),
    NEGATIVE_PADDING("size/negative-padding", "padding of %s is %d, but it must be at least 0."),
    PADDING_TOO_LARGE(
            "pool/padding-too-large",
            "padding of %s is %d, but it must be at most half of its %dx%d window: %d. Beyond that a window has no pixel."),
    NO_WINDOW(
            "pool/no-window",
            "%s of %s %s set, but %s must be left out: a pool of kind = %s does not look at windows."),
    ZERO_PADDED_KIND(
            "pool/zero-padded-kind",
            "zeroPadded of %s is true, but with kind = %s it must be false: only a maximum can be padded with zeros or with nothing. Leave"
                    + " zeroPadded out, or set kind = MAX."),
    CEIL_KIND(
            "pool/ceil-kind",
            "padding of %s is CEIL, but with kind = %s it must be a number of pixels: only a maximum is the same for a window of which a"
                    + " part is beyond the edge. Leave padding out, or set kind = MAX."),
    NO_ZERO_PADDING(
            "pool/no-zero-padding",
            "zeroPadded of %s is true, but its padding must be at least 1 pixel on every side to be zeros. %s"),
    POOL_WITHOUT_EFFECT(
            Severity.WARNING,
            "pool/no-effect",
            "One pixel is all that %s looks at, so that it gives the map it receives, but a pool must look at several to change"
                    + " anything. Set kernel = 2, or kind = NONE and leave kernel out."),
    EVEN_KERNEL("size/even-kernel", "%s of %s is %d, but it must be odd, so that it has a middle. Set %s = %d."),
    RATE("size/rate", "%s of %s is %s, but it must be at least 0 and less than 1."),
    CONVOLUTION_POOL(
            "head/convolution-pool",
            "The head's pool is CONVOLUTION, which has the filters of a stem, but a head's pool must not have filters. Set kind ="
                    + " AVERAGE, or kind = GLOBAL_AVERAGE and leave kernel out."),
    NO_FILTERS("stem/no-filters", "filters of @Stem is empty, but it must name at least one convolution's filters."),
    GLOBAL_STEM_POOL(
            "stem/global-pool",
            "The stem's pool is GLOBAL_AVERAGE, but it must leave a map for %s. Set kind = MAX, kind = AVERAGE or kind = NONE."),
    ONE_CLASS(
            "head/one-class",
            "classes of @Head is %,d, but a softmax must have at least 2. For yes or no, set classes = 2."),
    EPSILON("normalization/epsilon", "epsilon is %s, but it must be a positive number. Keep 1.0E-5."),
    STANDARDIZATION_EPSILON(
            "convolution/epsilon",
            "epsilon of @WeightStandardization is %s, but it must be a positive number. Keep 1.0E-6."),
    DECAY("normalization/decay", "decay is %s, but it must be at least 0 and less than 1. Keep 0.9."),
    GROUPS_OF_BATCH(
            "normalization/groups-of-batch",
            "groups of @Normalization is %d, but kind = BATCH must have none. Set kind = GROUP, or leave groups out."),
    DECAY_OF_GROUPS(
            "normalization/decay-of-groups",
            "decay of @Normalization is %s, but kind = GROUP must have none: it has no running statistics. Leave decay out."),
    NORMALIZATION_GROUPS(
            "normalization/groups-mismatch",
            "%s receives %,d channels, but the normalization's groups = %d must divide them. Set groups = %d."),
    UNUSED_BIAS_SETTING(
            Severity.WARNING,
            "convolution/unused-bias-setting",
            "biasBeforeNormalization of @Convolution is set, but bias must be true for it to say anything. Set bias = true, or leave"
                    + " biasBeforeNormalization out."),
    UNUSED_NORMALIZATION_SETTING(
            Severity.WARNING,
            "normalization/unused-setting",
            "normalized of %s is set, but order must be PRE_ACTIVATION for it to say anything: otherwise %s always %s. Set"
                    + " @BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION), or leave normalized out."),
    ZERO_INIT_BEFORE_ACTIVATION(
            "block/zero-init-before-activation",
            "zeroInitResidual is true, but with order = PRE_ACTIVATION it must be false: behind a scale of 0 an activation gives 0, and no"
                    + " gradient ever changes that. Leave zeroInitResidual out."),
    REDUCE_FIRST(
            "block/reduce-first",
            "The 3x3 convolutions of %s have %,d filters%s, but reduceFirst = %d must divide them. Set reduceFirst = %d."),
    STRIDE_ON_BASIC_BLOCK(
            Severity.WARNING,
            "block/stride-on-basic-block",
            "strideOn = %s says which convolution of a bottleneck carries the stride, but no stage of %s has bottlenecks, and"
                    + " one must. Set bottleneck = true, or leave strideOn out."),
    NOT_A_BLOCK(
            "block/not-a-block",
            "%1$s names %2$s as its block, but that must be an interface with @ResidualBlock. Make it one, or name another."),
    UNITS_OF_NETWORK(
            Severity.WARNING,
            "block/units-of-a-network",
            "%s has @Conv, which must stand on an interface with @ResidualBlock to say anything. Move it to one, and name that as the"
                    + " block of a stage."),
    NO_UNITS("block/no-units", "%s must have at least one @Conv. Add @Conv(kernel = 3, strided = true)."),
    BLOCK_WITH_BOTTLENECK(
            "block/with-bottleneck",
            "%1$s has blocks of its author's own, %2$s, which say all about their convolutions, so that %3$s must not be set."
                    + " Leave %3$s out."),
    BLOCK_WITHOUT_STRIDE(
            "block/no-stride",
            "%1$s has a stride of %2$d, but no @Conv of %3$s carries it, and one must. Set strided = true, or stride = 1."),
    SEVERAL_STRIDED_UNITS(
            "block/several-strides",
            "%s of %s carries the stride as well as %s, but only one @Conv must, for the shortcut has it once. Leave strided out."),
    FILTERS_AND_SCALE(
            "block/filters-and-scale",
            "%s of %s has filters = %,d and scale = %s, but only one of them must say how many filters it has. Leave scale out, or leave filters"
                    + " out."),
    UNIT_SCALE("block/scale", "scale of %s of %s is %s, but it must be a positive number."),
    BROKEN_FILTERS(
            "block/broken-filters",
            "%1$s of %2$s has scale = %3$s, which of the %4$,d filters of %5$s makes %6$s, but it must make a whole number. Set scale = %7$s."),
    UNIT_TOO_WIDE(
            "block/too-wide",
            "%s of %s has %,.0f filters in %s, but it must have at most 2,147,483,647. Set a smaller scale."),
    EXPANSION_WITHOUT_BOTTLENECK(
            "stage/expansion-without-bottleneck",
            "%s has expansion = %d but basic blocks, and an expansion must belong to bottlenecks. Set bottleneck = true,"
                    + " or leave expansion out."),
    BASE_WIDTH_WITHOUT_BOTTLENECK(
            "stage/base-width-without-bottleneck",
            "%s has baseWidth = %d but basic blocks, and a base width must belong to bottlenecks. Set bottleneck = true,"
                    + " or leave baseWidth out."),
    NO_WIDTH(
            "stage/no-width",
            "%1$s has %2$d filters and baseWidth = %3$d, which leaves %2$d * %3$d / 64 = 0 filters for a group, but it must have"
                    + " at least 1. Set baseWidth = %4$d."),
    TRUNCATED_WIDTH(
            Severity.WARNING,
            "stage/truncated-width",
            "%1$s has %2$d filters and baseWidth = %3$d, of which %2$d * %3$d / 64 must be rounded down to %4$d for a"
                    + " group. Set filters = %5$d."),
    TOO_WIDE(
            "stage/too-wide",
            "%s has %,d groups of %,d filters each, but the %,d filters of its 3x3 convolutions must be at most"
                    + " 2,147,483,647. Set fewer groups, or a smaller baseWidth."),
    TOO_MANY_CHANNELS(
            "stage/too-many-channels",
            "%s has %,d filters times an expansion of %,d, but its %,d channels must be at most 2,147,483,647. Set fewer"
                    + " filters."),
    ZERO_PAD_NARROWS(
            "stage/zero-pad-narrows",
            "%1$s receives %2$,d channels, to which its shortcut can only add zeros, but it must carry %3$,d. Set shortcut = PROJECTION."),
    OUTPUT_DIMENSIONS(
            "stage/output-dimensions",
            "output of %s has %d number%s, but it must have three: {channels, height, width}."),
    OUTPUT_MISMATCH("stage/output-mismatch", "%s gives %s, but its output must be %s. Set %s."),
    CHANNEL_MISMATCH(
            "stage/channel-mismatch", "%s receives %,d channels, but its identity shortcut must carry %,d. Set %s."),
    SIZE_MISMATCH(
            "stage/size-mismatch",
            "%s receives a map of %s, but its identity shortcut must carry %s. Set shortcut = PROJECTION%s."),
    BLOCK_SIZE_MISMATCH(
            "stage/unpadded-block",
            "%s leaves a map of %s, but its shortcut of %s must have the same size. Set padding = SYMMETRIC."),
    GROUPS_DO_NOT_DIVIDE(
            "stage/groups-mismatch",
            "%s receives %,d channels and has %,d filters, but groups = %s must divide both. %s."),
    DILATION_BEYOND_MAP(
            Severity.WARNING,
            "stage/dilation-beyond-map",
            "%s has dilation = %d over a map of %s, but it must be less than the map's side to see more than one pixel at a"
                    + " time. Set dilation = %d."),
    UNUSED_DILATION(
            Severity.WARNING,
            "stage/unused-dilation",
            "%s has dilation = %d, but its only convolution that looks around has the dilation of the stage before, as the first"
                    + " of every stage must. Set blocks = 2, or leave dilation out."),
    KERNEL_TOO_LARGE(
            "map/kernel-too-large",
            "%1$s receives a map of %2$s, but its %3$dx%3$d kernel with padding %4$d must fit into it. %5$s."),
    STRIDE_BEYOND_KERNEL(
            "map/stride-beyond-kernel",
            "%1$s has a stride of %2$d and a %3$dx%3$d kernel, but with TensorFlow's padding the stride must not be larger than"
                    + " the kernel. Set stride = %4$d%5$s."),
    SKIPPED_PIXELS(
            Severity.WARNING,
            "map/skipped-pixels",
            "%1$s has a stride of %2$d and a %3$dx%3$d kernel, so that it never looks at some pixels, but the stride must not be"
                    + " larger than the kernel to see all of them. Set stride = %4$d%5$s."),
    DROPPED_ROW(
            Severity.WARNING,
            "map/dropped-row",
            "%1$s receives a map of %2$s, but its %3$dx%3$d windows of stride %4$d must reach its last %5$s, and end before."
                    + " %6$s."),
    SMALL_MAP(
            Severity.WARNING,
            "map/small-before-last-stage",
            "%s receives a map of %s, but it must be at least %dx%d for a 3x3 convolution to see more pixels than padding. %s."),
    MAP_TOO_LARGE(
            "map/too-large", "%s is a map of %s, whose %,d values for one image must be at most 2,147,483,647. %s."),
    NOTHING_TO_BLUR(
            "map/nothing-to-blur",
            "%s receives a map of %s, but it must be at least %dx%d to be blurred: the blur reflects its border. Set the value of @AntiAliased to"
                    + " AVERAGE."),
    BLUR_STRIDE(
            "map/blur-stride",
            "%s has a stride of %,d, but a blur must have 1 or 2 to weigh all pixels alike. Set the value of @AntiAliased to"
                    + " AVERAGE."),
    UNREACHED_OUTPUT_STRIDE(
            "output-stride/not-reached",
            "@OutputStride is %d, but it must be one of %s: what the strides up to a stage multiply to. Write @OutputStride(%d)."),
    OUTPUT_STRIDE_AND_DILATION(
            "output-stride/with-dilation",
            "%s has dilation = %d, but with @OutputStride dilations must be left out: they follow from it. Leave dilation out."),
    NO_STRIDE_TO_FILTER(
            Severity.WARNING,
            "anti-aliased/no-stride",
            "%s has @AntiAliased, but nothing in it has a stride that a filter could carry, and something must. Remove @AntiAliased."),
    NO_SUCH_STAGE(
            "attention/no-such-stage", "stages of @%s names stage %d, but it must be from 1 to %d, the stages of %s."),
    SEVERAL_ATTENTIONS(
            "attention/several",
            "%1$s has @%2$s and @%3$s, but a block must have one attention. Remove one of them, or name different stages in both."),
    KERNEL_COUNT(
            "attention/kernel-count",
            "kernels of @EfficientChannelAttention has %d entries, but it must have none, one, or one for each of the %d stages. Set kernels ="
                    + " {%s}."),
    DROP_BLOCK_STAGES(
            "drop-block/too-many-stages",
            "blockSizes of @DropBlock has %d entries, but it must have at most as many as there are stages, %d. Set blockSizes = {%s} and"
                    + " scales = {%s}."),
    DROP_BLOCK_SCALES(
            "drop-block/scale-count",
            "@DropBlock has blockSizes for %d stages and scales for %d, but each size must have a scale. Set scales = {%s}."),
    DROP_BLOCK_SCALE("drop-block/scale", "scales of @DropBlock has %s, but it must be a positive number."),
    DROP_BLOCK_SHARE(
            "drop-block/share",
            "scales of @DropBlock has %s, but it must be at most %s: with rate = %s the whole map is set to 0 then."),
    ONE_BLOCK_TO_DROP(
            Severity.WARNING,
            "stochastic-depth/one-block",
            "%s has @StochasticDepth and one block, but it must have several: the rate is 0 for the first, and grows to the last. Set"
                    + " blocks = 2, or remove @StochasticDepth."),
    NARROW_SQUEEZE(
            Severity.WARNING,
            "squeeze-excitation/narrow",
            "The squeeze-excitation of %s squeezes %,d channels to %d, but it must keep at least %d to tell them apart. %s."),
    ONE_WEIGHT(
            Severity.WARNING,
            "convolution/one-weight",
            "A filter of %s has one weight, of which standardization makes 0, but it must have several to give a map that is not 0. Use a"
                    + " larger kernel, more channels or fewer groups there, or leave @WeightStandardization out."),
    PREPROCESSING_CHANNELS(
            "preprocessing/channels",
            "%s takes images of %,d channels, but with @Preprocessing it must take 1 (grey) or 3 (colour). Set channels = 3, or remove"
                    + " @Preprocessing."),
    PREPROCESSING_VALUES(
            "preprocessing/value-count",
            "%1$s of @Preprocessing has %2$d values, but it must have one for all channels of %3$s, or one for each: %4$d. Write that many,"
                    + " or repeat @Preprocessing on %3$s."),
    ORDER_OF_GREY(
            "preprocessing/order-of-grey",
            "channelOrder of @Preprocessing is BGR, but %s takes grey images, so that it must be RGB. Leave channelOrder out."),
    RESIZE_WITHOUT_CROP(
            "preprocessing/resize-without-crop",
            "resize of @Preprocessing is %,d, but with crop = NONE there must be none: the image is resized to the input. Leave resize"
                    + " out."),
    CROP_BEYOND_IMAGE(
            "preprocessing/resize-below-crop",
            "resize of @Preprocessing is %,d, but it must be at least %,d, so that an input of %dx%d can be cut out. Set resize = %d."),
    MEAN_OUT_OF_RANGE(
            "preprocessing/mean",
            "mean of @Preprocessing has %1$s, but with range = %2$s it must be from 0 to %3$d.%4$s"),
    DEVIATION_OUT_OF_RANGE(
            "preprocessing/standard-deviation",
            "standardDeviation of @Preprocessing has %s, but with range = %s it must be above 0 and at most %d."),
    OTHER_RANGE(
            Severity.WARNING,
            "preprocessing/other-range",
            "range of @Preprocessing is ZERO_TO_255, but %1$s is at most %2$s: it must be measured in the same range. Set range ="
                    + " ZERO_TO_ONE."),
    PARAMETERS_OVERFLOW(
            "count/parameters-overflow",
            "With %s the network has more parameters than a long can count, but it must have at most"
                    + " 9,223,372,036,854,775,807. Set a smaller number here."),
    MULTIPLY_ADDS_OVERFLOW(
            "count/multiply-adds-overflow",
            "With %s an image takes more multiply-adds than a long can count, but it must take at most"
                    + " 9,223,372,036,854,775,807. Set a smaller number here."),
    PARAMETERS_OVER_BUDGET(
            "budget/parameters",
            "%s has %,d parameters, but its budget must not be exceeded: %,d. Most are in %s: %,d.%s Set parameters = %s, or make"
                    + " the network smaller."),
    MULTIPLY_ADDS_OVER_BUDGET(
            "budget/multiply-adds",
            "%s takes %,d multiply-adds for an image, but its budget must not be exceeded: %,d. Most are in %s: %,d. Set"
                    + " multiplyAdds = %s, or make the network smaller."),
    ACTIVATIONS_OVER_BUDGET(
            "budget/activation-bytes",
            "%s keeps %,d bytes of activations for an image, but its budget must not be exceeded: %,d. Most are in %s: %,d. Set"
                    + " activationBytes = %s, or make the network smaller."),
    EMPTY_BUDGET(
            "budget/empty",
            "@Budget of %s must limit something. Set parameters, multiplyAdds or activationBytes, or remove it."),
    WEIGHTS_NOT_FOUND(
            "weights/not-found",
            "@PretrainedWeights names %s, which must be a file in the module's folder or a resource on the class path, and is"
                    + " neither. Put it there, or correct the path."),
    WEIGHTS_DAMAGED("weights/damaged", "%s must be a sound safetensors file. It %s"),
    WEIGHTS_MISFIT(
            "weights/misfit", "%s %s Name the weights of this network, or declare the network of these weights.%s"),
    UNKNOWN_OPTION(Severity.WARNING, "option/unknown", "There is no option -A%s; it must be one of %s.%s"),
    BAD_OPTION("option/bad-value", "-A%1$s=%2$s must be true or false. Write -A%1$s, or leave it out."),
    OLD_JAVA(
            "option/old-java",
            "The networks of this module are compiled as Java %1$d, but it must be %2$d or newer for what is generated. Set --release %2$d:"
                    + " <release> in Maven, options.release in Gradle."),
    UNKNOWN_SUPPRESSION(
            Severity.WARNING,
            "option/unknown-suppression",
            "\"%s\" is %s, but what follows \"stagecraft:\" must be the id of a warning. %s"),
    INTERNAL_FAULT(
            "internal/fault",
            "Stagecraft %s failed on %s, which is a fault of Stagecraft and not of the declaration: %s. Please report it"
                    + " together with the declaration.");

    private final Severity severity;
    private final String id;
    private final String text;

    Message(String id, String text) {
        this(Severity.ERROR, id, text);
    }

    Message(Severity severity, String id, String text) {
        this.severity = severity;
        this.id = id;
        this.text = text;
    }

    /** What a user searches for: {@code stage/channel-mismatch}. */
    public String id() {
        return id;
    }

    /** What follows from it, unless an option or annotation says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether it is about what a network inherits as a whole, and so is true of its variants as well. */
    public boolean isInherited() {
        return this == INPUT_MISSING || this == STAGE_MISSING || this == HEAD_MISSING || this == AMBIGUOUS_INHERITANCE;
    }

    String text() {
        return text;
    }
}
