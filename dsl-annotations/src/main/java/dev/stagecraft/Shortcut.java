package dev.stagecraft;

/** What carries a stage's input around its first block; the shortcuts of the other blocks are identities. */
public enum Shortcut {
    /** The identity where it agrees with the block's output, a projection where it does not (option B of the paper). */
    AUTO,
    /** The input itself: a build error where channels or sizes do not agree. */
    IDENTITY,
    /** A 1x1 convolution with the stage's stride, and a normalization, also where the identity would do. */
    PROJECTION
}
