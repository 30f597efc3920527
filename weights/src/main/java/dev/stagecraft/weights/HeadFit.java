package dev.stagecraft.weights;

import java.util.List;

/** What becomes of a network's head, the dense layer that gives the classes. */
public sealed interface HeadFit {
    /** The file has it. */
    record Loaded() implements HeadFit {}

    /** The file has one of another number of classes: the network's keeps its own weights. */
    record OtherClasses(long network, long file) implements HeadFit {}

    /**
     * The network has none: what the file has behind the network's last layer is left out, and nothing else.
     *
     * @param leftOut the names of these tensors; none where the file has no head either
     */
    record NotNeeded(List<String> leftOut) implements HeadFit {
        public NotNeeded {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** The file has none: the network's keeps its own weights. */
    record Absent() implements HeadFit {}
}
