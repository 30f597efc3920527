package dev.stagecraft.runtime.onednn;

import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A primitive of oneDNN and the formats of its arguments: made once for a shape, run on ND4J's arrays where they lie. Several
 * threads may run one.
 */
final class Kernel {
    private final primitive primitive;
    private final Map<Integer, memory.desc> formats;
    private final memory.desc scratchpad;

    /** @param formats the format of each argument, by the argument's number */
    Kernel(primitive primitive, primitive_desc_base descriptor, Map<Integer, memory.desc> formats) {
        this.primitive = primitive;
        this.formats = Map.copyOf(formats);
        this.scratchpad = descriptor.scratchpad_desc();
    }

    /** Copies an array into another order. */
    static Kernel reorder(memory.desc from, memory.desc to) {
        reorder.primitive_desc descriptor =
                new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to, OneDnn.attributes(), false);
        return new Kernel(new reorder(descriptor), descriptor, Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
    }

    /** An array for an argument, in the format that the primitive chose for it. */
    INDArray argument(int number, ArrayType memoryType, LayerWorkspaceMgr workspaces) {
        return bytes(formats.get(number).get_size(), memoryType, workspaces);
    }

    /**
     * @param arrays the arguments, each in its format
     * @param memoryType where to take working memory from
     */
    // The scope takes a variable number of classes, here none; and it is there to be closed.
    @SuppressWarnings({"unchecked", "try"})
    void run(Map<Integer, INDArray> arrays, ArrayType memoryType, LayerWorkspaceMgr workspaces) {
        long size = scratchpad.get_size();
        INDArray working = size == 0 ? null : bytes(size, memoryType, workspaces);
        // Before the scope, which closes all that is made in it.
        stream stream = OneDnn.stream();
        try (PointerScope scope = new PointerScope()) {
            IntMemoryMap arguments = new IntMemoryMap();
            arrays.forEach((number, array) -> arguments.put(number, in(formats.get(number), array)));
            if (working != null) {
                arguments.put(dnnl.DNNL_ARG_SCRATCHPAD, in(scratchpad, working));
            }
            primitive.execute(stream, arguments);
            stream._wait();
        }
    }

    private static memory in(memory.desc format, INDArray array) {
        return new memory(format, OneDnn.engine(), array.data().addressPointer());
    }

    private static INDArray bytes(long size, ArrayType memoryType, LayerWorkspaceMgr workspaces) {
        long floats = Math.max(1, (size + Float.BYTES - 1) / Float.BYTES);
        return workspaces.createUninitialized(memoryType, DataType.FLOAT, floats);
    }
}
