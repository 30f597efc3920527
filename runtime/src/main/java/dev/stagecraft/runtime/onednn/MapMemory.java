/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the maps are that the forward pass of a training gives. Those that the backward pass needs are in places of their own, the same at every step, which begin
 * at cache lines; the others are in rooms of {@link GradientMemory}, which are idle then. It is open while such a forward pass goes on; to
 * others it gives arrays of Deeplearning4j's.
 */
final class MapMemory implements Resource {
    private final GradientMemory gradients;
    private final List<GradientMemory.Room> places = new ArrayList<>();
    private int used;
    private boolean isOpen;
    private long passes;

    MapMemory(GradientMemory gradients) {
        this.gradients = gradients;
    }

    /** A forward pass begins, whose maps are read until the next one begins. */
    void open() {
        gradients.end();
        used = 0;
        isOpen = true;
    }

    /**
     * It has ended. What is free is given back to the system, ahead of the gradients, behind the first passes and ever more seldom: what compilers, Java's
     * and oneDNN's, needed is free by then, and was 170 MB.
     */
    void end() {
        if (isOpen) {
            passes++;
            if (Long.bitCount(passes) == 1) {
                Pointer.trimMemory();
            }
        }
        isOpen = false;
    }

    /** An array for maps that the backward pass needs. */
    INDArray keep(MapShape shape, LayerWorkspaceMgr workspaces) {
        if (!isOpen) {
            return OneDnnVertex.create(shape, ArrayType.ACTIVATIONS, workspaces);
        }
        if (used == places.size()) {
            places.add(gradients.apart(shape.bytes()));
        } else if (places.get(used).bytes() < shape.bytes()) {
            places.get(used).close();
            places.set(used, gradients.apart(shape.bytes()));
        }
        return places.get(used++).maps(shape).lent();
    }

    /**
     * An array for maps that can be computed once more.
     *
     * @param readers how many vertices read them in the forward pass; if none is named, they are kept
     * @param again computes them, into an array
     */
    INDArray lend(MapShape shape, int readers, Consumer<INDArray> again, LayerWorkspaceMgr workspaces) {
        return isOpen && readers > 0
                ? new BriefMaps(gradients, gradients.take(shape), readers, again)
                : keep(shape, workspaces);
    }

    @Override
    public void close() {
        places.forEach(Resource::close);
        places.clear();
        used = 0;
    }
}
