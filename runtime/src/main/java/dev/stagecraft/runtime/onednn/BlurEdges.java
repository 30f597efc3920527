/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The outermost rows and columns of the means of all 2x2 windows over maps that are padded by reflection: a window over the edge has the two pixels
 * of the one beside it, and so the same mean.
 */
final class BlurEdges implements Resource {
    private final List<Edge> edges = new ArrayList<>();

    /** One of them, and the one beside it. */
    private record Edge(Kernel copy, Kernel add, Kernel clear, Slab zeros) implements Resource {
        static Edge of(MapShape means, int axis, long outer, long inner) {
            memory.desc outerLine = Descriptors.line(means, axis, outer);
            memory.desc innerLine = Descriptors.line(means, axis, inner);
            long[] line = means.dimensions();
            line[axis] = 1;
            memory.desc alone = Descriptors.plain(means.format().type(), line);
            Slab zeros = new Slab(alone.get_size());
            Pointer.memset(zeros.at(0), 0, zeros.bytes());
            return new Edge(
                    Kernel.reorder(innerLine, outerLine),
                    Kernel.addition(outerLine, innerLine),
                    Kernel.reorder(alone, outerLine),
                    zeros);
        }

        void reflect(INDArray means) {
            copy.run(Map.of(DNNL_ARG_FROM, means, DNNL_ARG_TO, means));
        }

        void fold(INDArray gradient) {
            add.run(Map.of(DNNL_ARG_FROM, gradient, DNNL_ARG_TO, gradient));
            clear.run(Map.of(DNNL_ARG_TO, gradient), Map.of(DNNL_ARG_FROM, zeros.at(0)));
        }

        @Override
        public void close() {
            copy.close();
            add.close();
            clear.close();
            zeros.close();
        }
    }

    /**
     * @param means the shape of the means, a pixel more than the maps to each side
     * @param stride that of the windows over them, which may not reach the last ones
     */
    BlurEdges(MapShape means, int stride) {
        int rows = means.format().layout().rows();
        add(means, rows, means.height() - 1, stride);
        add(means, rows + 1, means.width() - 1, stride);
    }

    private void add(MapShape means, int axis, long last, int stride) {
        edges.add(Edge.of(means, axis, 0, 1));
        if ((last - 1) % stride == 0) {
            edges.add(Edge.of(means, axis, last, last - 1));
        }
    }

    /** Sets them to the ones beside them. */
    void reflect(INDArray means) {
        edges.forEach(edge -> edge.reflect(means));
    }

    /** Adds their gradients to those of the ones beside them, and leaves zeros, since they do not follow from the maps otherwise. */
    void fold(INDArray gradient) {
        // Backwards, so that a corner gets to where it came from.
        for (int i = edges.size() - 1; i >= 0; i--) {
            edges.get(i).fold(gradient);
        }
    }

    @Override
    public void close() {
        edges.forEach(Resource::close);
    }
}
