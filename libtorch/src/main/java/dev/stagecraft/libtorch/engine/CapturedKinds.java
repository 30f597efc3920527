/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.cuda.Stream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work of several kinds, each of which is captured as a graph once it ran some times, and is one launch from then on. It reads and writes at a place
 * that each kind has. The kinds that were used last are kept.
 *
 * @param <K> what distinguishes kinds
 * @param <P> where the work of a kind reads and writes
 */
final class CapturedKinds<K, P extends CapturedKinds.Place> implements AutoCloseable {
    /** Libraries choose their algorithms, and take memory of their own, in the first runs. */
    static final int WARM_UP = 3;

    private static final System.Logger LOG = System.getLogger(CapturedKinds.class.getName());

    private final Stream stream;
    private final int most;
    private final String what;
    private final Function<K, P> places;
    private final Map<K, Slot<P>> slots = new LinkedHashMap<>(4, 1, true);
    private boolean isRefused;

    /** Memory that stays where it is. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Slot<P extends Place> implements AutoCloseable {
        private final P place;
        private int runs;
        private Optional<Stream.Graph> graph = Optional.empty();

        Slot(P place) {
            this.place = place;
        }

        @Override
        public void close() {
            graph.ifPresent(Stream.Graph::close);
            place.close();
        }
    }

    /**
     * For a stream.
     *
     * @param most how many kinds are kept
     * @param what the work is called in the log, in the plural
     * @param places makes the place of a kind
     */
    CapturedKinds(Stream stream, int most, String what, Function<K, P> places) {
        this.stream = stream;
        this.most = most;
        this.what = what;
        this.places = places;
    }

    /** The place of a kind, which stays the same until {@link #close}, or until so many others were used. */
    P place(K kind) {
        return slot(kind).place;
    }

    private Slot<P> slot(K kind) {
        Slot<P> slot = slots.get(kind);
        if (slot == null) {
            if (slots.size() == most) {
                slots.remove(slots.keySet().iterator().next()).close();
            }
            slot = new Slot<>(places.apply(kind));
            slots.put(kind, slot);
        }
        return slot;
    }

    /** Does the work of a kind: the same each time. */
    void run(K kind, Consumer<P> work) {
        Slot<P> slot = slot(kind);
        if (slot.graph.isEmpty() && slot.runs == WARM_UP && !isRefused) {
            slot.graph = captured(() -> work.accept(slot.place));
        }
        if (slot.graph.isPresent()) {
            slot.graph.get().launch();
        } else {
            work.accept(slot.place);
            slot.runs++;
        }
    }

    private Optional<Stream.Graph> captured(Runnable work) {
        try {
            return Optional.of(stream.capture(work));
        } catch (CudaException | TorchException e) {
            isRefused = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    what + " of this network are not captured as CUDA graphs, and are slower therefore, since a part of"
                            + " the network cannot be: "
                            + e.getMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    /** Frees all kinds; they are captured anew when they are used again. */
    @Override
    public void close() {
        slots.values().forEach(Slot::close);
        slots.clear();
    }
}
