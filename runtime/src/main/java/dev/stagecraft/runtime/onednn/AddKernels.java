package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** The primitives of an addition of two maps of one shape, and of the ReLU behind it if they compute that too. */
final class AddKernels implements Resource {
    private final Kernel forward;
    private final RectifierKernels rectifier;

    AddKernels(MapShape shape, boolean isRectified) {
        memory.desc maps = Formats.maps(shape);
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
        if (isRectified) {
            post_ops after = new post_ops();
            after.append_eltwise(1, algorithm.eltwise_relu, 0, 0);
            attributes.set_post_ops(after);
        }
        binary.primitive_desc descriptor = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, maps, maps, maps), attributes, OneDnn.engine());
        forward = new Kernel(
                new binary(descriptor),
                descriptor,
                Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, maps, DNNL_ARG_DST, maps));
        rectifier = new RectifierKernels(shape);
    }

    Kernel forward() {
        return forward;
    }

    /** Of the ReLU alone: the sum itself hands its gradient on. */
    Kernel backward() {
        return rectifier.backward();
    }

    @Override
    public void close() {
        forward.close();
        rectifier.close();
    }
}
