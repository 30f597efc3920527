package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.HeadFit;
import java.nio.file.Path;

/**
 * What was loaded.
 *
 * @param file where from
 * @param tensors how many tensors
 * @param head what became of the head, the dense layer that gives the classes
 */
public record LoadedWeights(Path file, int tensors, HeadFit head) {
    /** One sentence. */
    @Override
    public String toString() {
        return "loaded " + tensors + " tensors from " + file + sentence();
    }

    private String sentence() {
        if (head instanceof HeadFit.OtherClasses other) {
            return "; the head keeps its own weights, because the file's is for " + other.file()
                    + " classes, and the network's for " + other.network();
        }
        return head instanceof HeadFit.Absent ? "; the head keeps its own weights, because the file has none" : "";
    }
}
