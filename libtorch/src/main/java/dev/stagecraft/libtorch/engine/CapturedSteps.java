/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Steps of a training, each kind of which (the shape of the batch, the loss) is captured as a graph once it ran some times, and is one launch from then
 * on. Batches are copied to where the graph reads them. The last kinds are kept: that of whole batches, and that of an epoch's last one.
 */
final class CapturedSteps implements AutoCloseable {
    /** Libraries choose their algorithms, and take memory of their own, in the first steps. */
    static final int WARM_UP = 3;

    private static final int MOST_KINDS = 2;
    private static final System.Logger LOG = System.getLogger(CapturedSteps.class.getName());

    private final Session session;
    private final Stream stream;
    private final Map<Kind, Slot> slots = new LinkedHashMap<>(MOST_KINDS, 1, true);
    private boolean isRefused;

    private record Kind(Objective objective, List<Long> shape, long classes) {}

    /** What a step computes: the loss, a tensor of one number, of images and labels. */
    @FunctionalInterface
    interface Step {
        Tensor loss(Tensor images, Tensor labels);
    }

    /** Where the batches of a kind lie. */
    private static final class Slot implements AutoCloseable {
        private final Tensor images;
        private final Tensor labels;
        private final Tensor loss;
        private int runs;
        private Optional<Stream.Graph> graph = Optional.empty();

        Slot(Session session, Kind kind) {
            long[] shape = kind.shape().stream().mapToLong(Long::longValue).toArray();
            this.images = session.empty(ElementType.FLOAT32, shape);
            this.labels = session.empty(ElementType.FLOAT32, shape[0], kind.classes());
            this.loss = session.empty(ElementType.FLOAT32, 1);
        }

        @Override
        public void close() {
            graph.ifPresent(Stream.Graph::close);
            loss.close();
            labels.close();
            images.close();
        }
    }

    CapturedSteps(Session session, Stream stream) {
        this.session = session;
        this.stream = stream;
    }

    /** Computes the loss of a batch, and its gradients. */
    double run(Objective objective, Step step, NativeFloats images, NativeFloats labels, long classes, long... shape) {
        Slot slot = slot(new Kind(objective, LongStream.of(shape).boxed().toList(), classes));
        NativeArrays.writeAll(images, slot.images);
        NativeArrays.writeAll(labels, slot.labels);
        if (slot.graph.isEmpty() && slot.runs == WARM_UP && !isRefused) {
            slot.graph = captured(slot, step);
        }
        if (slot.graph.isPresent()) {
            slot.graph.get().launch();
        } else {
            compute(slot, step);
            slot.runs++;
        }
        return slot.loss.floats()[0];
    }

    private Slot slot(Kind kind) {
        Slot slot = slots.get(kind);
        if (slot == null) {
            if (slots.size() == MOST_KINDS) {
                slots.remove(slots.keySet().iterator().next()).close();
            }
            slot = new Slot(session, kind);
            slots.put(kind, slot);
        }
        return slot;
    }

    private static void compute(Slot slot, Step step) {
        try (Tensor loss = step.loss(slot.images, slot.labels);
                Tensor flat = loss.view(0, 1)) {
            slot.loss.copyFrom(flat);
        }
    }

    private Optional<Stream.Graph> captured(Slot slot, Step step) {
        try {
            return Optional.of(stream.capture(() -> compute(slot, step)));
        } catch (CudaException | TorchException e) {
            isRefused = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Steps of this training are not captured as CUDA graphs, and are slower therefore, since a part of"
                            + " the network cannot be: "
                            + e.getMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
        slots.clear();
    }
}
