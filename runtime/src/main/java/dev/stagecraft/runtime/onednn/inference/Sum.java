package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/** An addition of two arrays of the same shape, neither of which comes of what could add the other. */
record Sum() implements Operation {
    @Override
    public Value assemble(Assembly assembly, Node node) {
        Value first = assembly.input(node, 0);
        Value second = assembly.input(node, 1, first.format());
        requireEqual(node.name(), first, second);
        Value result = assembly.create(first.format(), first.shape());
        binary.primitive_desc descriptor = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, first.format(), second.format(), result.format()),
                Assembly.attributes(node.postOps()),
                OneDnn.engine());
        assembly.run(
                new binary(descriptor),
                descriptor,
                Map.of(DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, result));
        return result;
    }

    static void requireEqual(String name, Value first, Value second) {
        if (!first.hasShapeOf(second)) {
            throw new IllegalArgumentException("The images are of another size than the network's: " + name + " adds "
                    + Arrays.toString(first.shape()) + " and " + Arrays.toString(second.shape()) + ".");
        }
    }

    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return next instanceof PostOp.Function;
    }
}
