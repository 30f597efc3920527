/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where the gradients of a network's maps are, each from the vertex that computes it to the one that reads it. A few rooms suffice, which are used again and
 * again, the last one first: so what is read next is in the processor's cache. It is open while a backward pass goes on; to others
 * it gives arrays of Deeplearning4j's. {@link MapMemory} has its rooms for maps that are there briefly.
 */
final class GradientMemory implements Resource {
    /** More shapes of one room's maps are not remembered. */
    private static final int MOST_SHAPES = 64;

    private final Deque<Room> idle = new ArrayDeque<>();
    private final List<Room> lent = new ArrayList<>();
    private final Recent<MapShape, AddKernels> sums = new Recent<>(shape -> new AddKernels(shape, false));
    private boolean isOpen;
    private int kept;

    /** Memory, and the arrays that were in it. */
    final class Room implements Resource {
        private final Slab slab;
        private final Map<MapShape, LentMaps> arrays = new HashMap<>();

        private Room(long bytes) {
            slab = new Slab(bytes);
        }

        /** ND4J reads single numbers up to the pointer's limit only. */
        private Pointer start() {
            return new BytePointer(slab.at(0)).capacity(slab.bytes());
        }

        long bytes() {
            return slab.bytes();
        }

        LentMaps maps(MapShape shape) {
            if (arrays.size() > MOST_SHAPES) {
                arrays.clear();
            }
            return arrays.computeIfAbsent(
                    shape,
                    of -> new LentMaps(
                            GradientMemory.this,
                            this,
                            of,
                            Nd4j.createBuffer(start(), of.numbers(), of.format().type())));
        }

        @Override
        public void close() {
            slab.close();
        }
    }

    /** A backward pass begins. */
    void open() {
        isOpen = true;
    }

    /** It has ended: nobody reads a gradient of maps any more. */
    void end() {
        isOpen = false;
        kept = lent.size();
        idle.addAll(lent);
        lent.clear();
    }

    /** How many rooms the last pass kept to its end, and so had at once: whoever reads a gradient gives it back. */
    int kept() {
        return kept;
    }

    /** An array for the gradient of such maps. */
    INDArray lend(MapShape shape, LayerWorkspaceMgr workspaces) {
        if (!isOpen) {
            return OneDnnVertex.create(shape, ArrayType.ACTIVATION_GRAD, workspaces);
        }
        return take(shape);
    }

    /** A gradient that is added to another one of such maps, or written when it is read. */
    INDArray later(MapShape shape, MapSummand summand, LayerWorkspaceMgr workspaces) {
        if (isOpen) {
            return new LaterMaps(this, shape, summand);
        }
        INDArray maps = OneDnnVertex.create(shape, ArrayType.ACTIVATION_GRAD, workspaces);
        summand.addTo(maps.assign(0));
        return maps;
    }

    /** The same as {@link #lend}, whether a backward pass goes on or not. */
    LentMaps take(MapShape shape) {
        Room room = room(shape.bytes());
        lent.add(room);
        return room.maps(shape).lent();
    }

    /** A room that is nobody else's. */
    Room apart(long bytes) {
        return new Room(bytes);
    }

    /** The one that was used last and is large enough; if none is, a new one instead of the smallest. */
    private Room room(long bytes) {
        for (Room room : idle) {
            if (room.bytes() >= bytes) {
                idle.remove(room);
                return room;
            }
        }
        idle.stream().min(Comparator.comparingLong(room -> room.bytes())).ifPresent(smallest -> {
            idle.remove(smallest);
            smallest.close();
        });
        return new Room(bytes);
    }

    /** Whether a gradient is one of these, and nobody needs it but the one who has it. */
    static boolean mayOverwrite(INDArray gradient) {
        return gradient instanceof LentMaps maps && maps.hasOneUser();
    }

    /** A gradient has one user more. */
    static void share(INDArray gradient) {
        if (gradient instanceof LentMaps maps) {
            maps.share();
        }
    }

    /** Whoever had it needs a gradient no more. */
    static void giveBack(INDArray gradient) {
        if (gradient instanceof LentMaps maps) {
            maps.giveBack();
        } else if (gradient instanceof LaterMaps maps) {
            maps.leave();
        }
    }

    /**
     * The gradient of what a vertex reads, as the vertex that gave it takes it. One of Deeplearning4j's gives nothing back, and gets an array of Deeplearning4j's.
     *
     * @param vertex who reads
     * @param input which of its inputs that is
     * @param entry the border of that input
     */
    static INDArray handedBack(
            BaseGraphVertex vertex, int input, Border entry, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray back = entry.out(gradient, ArrayType.ACTIVATION_GRAD, workspaces);
        if (back == gradient || back.data() == gradient.data()) {
            if (!(back instanceof MapArray) || givesBack(vertex, input)) {
                return back;
            }
            back = workspaces.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c');
        }
        giveBack(gradient);
        return back;
    }

    private static boolean givesBack(BaseGraphVertex vertex, int input) {
        int giver = vertex.getInputVertices()[input].getVertexIndex();
        return ((OneDnnGraph) vertex.getGraph()).getVertices()[giver] instanceof Resource;
    }

    void giveBack(Room room) {
        if (lent.remove(room)) {
            idle.addFirst(room);
        }
    }

    /** Adds one to another. */
    void add(MapShape shape, INDArray other, INDArray sum) {
        sums.get(shape).forward().run(Map.of(DNNL_ARG_SRC_0, sum, DNNL_ARG_SRC_1, other, DNNL_ARG_DST, sum));
    }

    @Override
    public void close() {
        idle.forEach(Room::close);
        idle.clear();
        sums.close();
    }
}
