package dev.stagecraft.processor.diagnostic;

/** Everything that Stagecraft says about a declaration: an id to search for, and the text with its arguments. */
public enum Message {
    NOT_AN_INTERFACE(
            "declaration/not-an-interface", "%s is %s, but @%s must be on an interface. Make it an interface."),
    AMBIGUOUS_INHERITANCE(
            "declaration/ambiguous",
            "%1$s inherits @%2$s from both %3$s and %4$s, but one must win. Repeat @%2$s on %1$s."),
    DUPLICATE_CLASS(
            "declaration/duplicate-class", "%s must generate %s, but that class exists already. Rename the interface."),
    INPUT_MISSING(
            "input/missing",
            "%s must have an @Input. Add @Input(channels = 3, height = 224, width = 224) with the sizes of your images."),
    STAGE_MISSING(
            "stage/missing", "%s must have at least one @ResidualStage. Add @ResidualStage(filters = 64, blocks = 2)."),
    HEAD_MISSING("head/missing", "%s must have a @Head. Add @Head(classes = 1000) with the number of your classes."),
    NOT_POSITIVE("size/not-positive", "%s of %s is %d, but it must be at least 1."),
    NEGATIVE_PADDING("size/negative-padding", "padding of %s is %d, but it must be at least 0."),
    PADDING_TOO_LARGE(
            "pool/padding-too-large",
            "padding of %s is %d, but it must be at most half of its %dx%d window: %d. Beyond that a window has no pixel."),
    NO_WINDOW(
            "pool/no-window",
            "%s of %s is set, but it must be left out: a pool of kind = %s does not look at windows."),
    ONE_CLASS(
            "head/one-class",
            "classes of @Head is 1, but a softmax must have at least 2. For yes or no, set classes = 2."),
    RESERVED_NAME(
            "declaration/reserved-name",
            "The class for %1$s must not be called %2$s, which hides Stagecraft's annotation in its package. Rename %1$s."),
    NO_FILTERS("stem/no-filters", "filters of @Stem is empty, but it must name at least one convolution's filters."),
    GLOBAL_STEM_POOL(
            "stem/global-pool",
            "The stem's pool is GLOBAL_AVERAGE, but it must leave a map for %s. Set kind = MAX, AVERAGE or NONE."),
    EPSILON("normalization/epsilon", "epsilon is %s, but it must be a positive number. Keep 1.0E-5."),
    DECAY("normalization/decay", "decay is %s, but it must be at least 0 and less than 1. Keep 0.9."),
    EXPANSION_WITHOUT_BOTTLENECK(
            "stage/expansion-without-bottleneck",
            "%s has expansion = %d but basic blocks, and an expansion must belong to bottlenecks. Set bottleneck = true,"
                    + " or leave expansion out."),
    TOO_MANY_CHANNELS(
            "stage/too-many-channels",
            "%s has %,d filters times an expansion of %,d, but its %,d channels must be at most 2,147,483,647."),
    OUTPUT_DIMENSIONS(
            "stage/output-dimensions",
            "output of %s has %d numbers, but it must have three: {channels, height, width}."),
    OUTPUT_MISMATCH("stage/output-mismatch", "%s gives %s, but its output must be %s. Set %s."),
    CHANNEL_MISMATCH(
            "stage/channel-mismatch", "%s receives %,d channels, but its identity shortcut must carry %,d. Set %s."),
    SIZE_MISMATCH(
            "stage/size-mismatch",
            "%s receives a map of %s, but its identity shortcut must carry %s. Set shortcut = PROJECTION, or stride = 1."),
    BLOCK_SIZE_MISMATCH(
            "stage/unpadded-block",
            "%s leaves a map of %s, but its shortcut of %s must have the same size. Set padding = SYMMETRIC."),
    KERNEL_TOO_LARGE(
            "map/kernel-too-large",
            "%1$s receives a map of %2$s, but its %3$dx%3$d kernel with padding %4$d must fit into it. %5$s."),
    STRIDE_BEYOND_KERNEL(
            "map/stride-beyond-kernel",
            "%s has a stride of %d and a %dx%d kernel, but with TensorFlow's padding the stride must not be larger than the"
                    + " kernel. Set stride = %d or less, or another padding."),
    FLATTENED_TOO_LARGE(
            "head/too-large",
            "fc receives a map of %s, whose %,d values must be at most 2,147,483,647. Set kind = GLOBAL_AVERAGE."),
    COUNT_OVERFLOW(
            "count/overflow",
            "%s has more than 9,223,372,036,854,775,807 parameters or multiply-adds. It must be smaller."),
    INTERNAL_FAULT(
            "internal/fault",
            "Stagecraft %s failed on %s, which is a fault of Stagecraft and not of the declaration: %s. Please report it"
                    + " together with the declaration.");

    private final String id;
    private final String text;

    Message(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** What a user searches for: {@code stage/channel-mismatch}. */
    public String id() {
        return id;
    }

    String text() {
        return text;
    }
}
