/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.Objective;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Steps of a training, of which each kind (the shape of the batch, the loss) is a graph. Batches are copied to where the graph reads them. The last
 * kinds are kept: that of whole batches, and that of an epoch's last one.
 */
final class CapturedSteps implements AutoCloseable {
    private static final int MOST_KINDS = 2;

    private final CapturedKinds<Kind, Room> kinds;

    private record Kind(Objective objective, List<Long> shape, long classes) {}

    /** What a step computes: the loss, a tensor of one number, of images and labels. */
    @FunctionalInterface
    interface Step {
        Tensor loss(Tensor images, Tensor labels);
    }

    /** Where the batches of a kind lie. */
    private record Room(Tensor images, Tensor labels, Tensor loss) implements CapturedKinds.Place {
        static Room of(Session session, Kind kind) {
            long[] shape = kind.shape().stream().mapToLong(Long::longValue).toArray();
            return new Room(
                    session.empty(ElementType.FLOAT32, shape),
                    session.empty(ElementType.FLOAT32, shape[0], kind.classes()),
                    session.empty(ElementType.FLOAT32, 1));
        }

        @Override
        public void close() {
            loss.close();
            labels.close();
            images.close();
        }
    }

    CapturedSteps(Session session, Stream stream) {
        this.kinds = new CapturedKinds<>(stream, MOST_KINDS, "Steps", kind -> Room.of(session, kind));
    }

    /** Computes the loss of a batch, and its gradients. */
    double run(Objective objective, Step step, Batch batch, long classes) {
        Kind kind = new Kind(objective, LongStream.of(batch.shape()).boxed().toList(), classes);
        Room room = kinds.place(kind);
        batch.writeImages(room.images());
        batch.writeLabels(room.labels());
        kinds.run(kind, place -> {
            try (Tensor loss = step.loss(place.images(), place.labels());
                    Tensor flat = loss.view(0, 1)) {
                place.loss().copyFrom(flat);
            }
        });
        return room.loss().floats()[0];
    }

    @Override
    public void close() {
        kinds.close();
    }
}
