package dev.stagecraft.processor.network;

import java.util.List;

/**
 * Equal residual blocks that follow each other in a stage.
 *
 * @param design {@code basicBlock} or {@code bottleneck}: the name of the method that builds such blocks
 * @param stage the stage's name
 * @param first the index of the first of them in the stage
 * @param count how many there are
 * @param layers the chain that each of them is, with names relative to the block's
 */
public record Block(String design, String stage, int first, int count, List<Layer> layers) {
    public Block {
        layers = List.copyOf(layers);
    }

    /** {@code layer1.0}, or {@code layer1.{1..2}} for several. */
    public String name() {
        return stage + "." + (count == 1 ? first : "{" + first + ".." + last() + "}");
    }

    /** The index of the last of them. */
    public int last() {
        return first + count - 1;
    }
}
