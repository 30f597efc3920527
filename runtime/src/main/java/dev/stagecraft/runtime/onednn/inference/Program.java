package dev.stagecraft.runtime.onednn.inference;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;

/**
 * The steps that compute a network for images of one shape. Several threads may run one, each in memory of its own.
 *
 * @param steps what to run, one after the other
 * @param images the format of the images, in C order
 * @param result what the network gives, in C order
 * @param bytes the memory that a run takes
 */
record Program(List<Step> steps, Value images, Value result, long bytes) {
    /** @throws IllegalArgumentException if the network takes no images of this shape */
    static Program of(Recipe recipe, long... shape) {
        Assembly assembly = new Assembly(recipe.lastReaders());
        Value images = new Value(Formats.plain(shape), shape, Place.Caller.IMAGES);
        assembly.give(Recipe.IMAGES, images);
        int position = 0;
        for (Map.Entry<Integer, Node> node : recipe.nodes().entrySet()) {
            assembly.add(position++, node.getKey(), node.getValue());
        }
        Value computed = assembly.result(recipe.result());
        memory.desc plain = Formats.plain(computed.shape());
        Value result = new Value(plain, computed.shape(), Place.Caller.RESULT);
        assembly.copy(computed, result);
        return new Program(assembly.steps(), images, result, MemoryPlan.place(assembly.steps()));
    }
}
