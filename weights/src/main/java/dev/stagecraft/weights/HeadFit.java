package dev.stagecraft.weights;

/** What becomes of a network's head, the dense layer that gives the classes. */
public sealed interface HeadFit {
    /** The file has it. */
    record Loaded() implements HeadFit {}

    /** The file has one of another number of classes: the network's keeps its own weights. */
    record OtherClasses(long network, long file) implements HeadFit {}

    /** The file has none: the network's keeps its own weights. */
    record Absent() implements HeadFit {}
}
