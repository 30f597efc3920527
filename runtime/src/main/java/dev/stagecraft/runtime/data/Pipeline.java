/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.MixedBatch;
import dev.stagecraft.runtime.internal.Seeds;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Batches of a {@link StreamedDataset}, made by several threads ahead of whoever asks for them, but not further than there are slots. Which thread
 * makes an image decides nothing: what is random in it follows from its number.
 */
final class Pipeline implements Batches {
    /** Pixels that a thread takes on at a time: of small images several, so that the lock costs little. */
    private static final long CHUNK = 1 << 15;

    /** Arrays stay as long as the batch behind theirs: a network may still hold the last one's. */
    private static final int KEPT = 2;

    private final StreamedDataset images;
    private final Pass pass;
    private final Augmentations augmentations;
    private final BatchOrder order;
    private final long seed;
    private final float[][] tables;
    private final boolean hasPixels;
    private final int chunk;
    private final Slot[] slots;
    private final boolean[] ready;
    private final List<Thread> threads;
    private final Deque<DataSet> given = new ArrayDeque<>();
    private int[] indices = new int[0];
    private int asked;
    private int begun;
    private int position;
    private boolean closed;

    Pipeline(StreamedDataset images, Pass pass) {
        this.images = images;
        this.pass = pass;
        this.augmentations = images.augmentations(pass.order());
        this.order = new BatchOrder(images.order(pass.order()), pass.batchSize());
        this.seed = pass.order() instanceof Order.Shuffled shuffled ? Seeds.of(shuffled.seed(), shuffled.epoch()) : 0;
        this.tables = IntStream.range(0, pass.standardization().mean().size())
                .mapToObj(pass.standardization()::table)
                .toArray(float[][]::new);
        long imageSize = images.samples().shape(augmentations).size();
        this.chunk = (int) Math.max(1, CHUNK / imageSize);
        this.hasPixels = pass.type() == DataType.UINT8;
        if (hasPixels
                && !(augmentations.ofValues().isEmpty()
                        && augmentations.ofBatches().isEmpty())) {
            throw new IllegalArgumentException("The images are augmented by " + augmentations
                    + ", of which a part changes values; ask for FLOAT, not for pixels.");
        }
        this.slots = IntStream.range(0, images.options().batchesAhead() + 1)
                .mapToObj(number -> new Slot(images.samples().shape(augmentations), images.classes(), hasPixels))
                .toArray(Slot[]::new);
        this.ready = new boolean[slots.length];
        this.asked = pass.firstBatch();
        this.begun = pass.firstBatch() - 1;
        this.threads = IntStream.rangeClosed(1, images.options().threads())
                .mapToObj(this::thread)
                .toList();
        threads.forEach(Thread::start);
    }

    private Thread thread(int number) {
        Thread thread = new Thread(this::work, "stagecraft-data-" + number);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasNext() {
        return asked < order.count();
    }

    @Override
    public DataSet next() throws IOException {
        if (!hasNext()) {
            throw new NoSuchElementException("The pass has " + order.count() + " batches");
        }
        Slot slot = slots[asked % slots.length];
        awaitReady();
        if (slot.fault().isPresent()) {
            throw thrown(slot.fault().get());
        }
        DataSet batch = slot.dataSet(pass.type());
        int first = asked * pass.batchSize();
        indices = IntStream.of(slot.kept()).map(place -> index(first + place)).toArray();
        synchronized (this) {
            ready[asked % slots.length] = false;
            asked++;
            notifyAll();
        }
        given.add(batch);
        if (given.size() > KEPT) {
            free(given.remove());
        }
        return batch;
    }

    @Override
    public int[] indices() {
        return indices.clone();
    }

    /** The number of the image at a place of the pass. */
    private int index(int at) {
        return order.image(at / augmentations.repeats());
    }

    private synchronized void awaitReady() throws InterruptedIOException {
        try {
            while (!ready[asked % slots.length]) {
                if (closed) {
                    throw new IllegalStateException("The batches were closed; open the images again.");
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The thread was interrupted while it waited for a batch");
        }
    }

    /** A fault of another thread, with a trace of this one. */
    private static IOException thrown(Throwable fault) throws IOException {
        if (fault instanceof IOException || fault instanceof Error) {
            fault.addSuppressed(new IllegalStateException("A batch was asked for here"));
        }
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof IOException known ? known : new IOException(fault);
    }

    private static void free(DataSet batch) {
        for (INDArray array : List.of(batch.getFeatures(), batch.getLabels())) {
            if (array.closeable()) {
                array.close();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Chunk next = take(); next != null; next = take()) {
                make(next);
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it but the JVM's end.
            Thread.currentThread().interrupt();
        }
    }

    /** Some images of a batch, by their positions in it. */
    private record Chunk(int batch, int from, int to) {}

    /** The next images to be made, once there is a slot for their batch; null if there are none. */
    private synchronized Chunk take() throws InterruptedException {
        while (!closed) {
            if (begun >= pass.firstBatch() && position < order.size(begun)) {
                int from = position;
                position = Math.min(from + chunk, order.size(begun));
                return new Chunk(begun, from, position);
            }
            if (begun + 1 >= order.count()) {
                return null;
            }
            if (begun + 1 < asked + slots.length) {
                begun++;
                position = 0;
                slots[begun % slots.length].begin(order.size(begun));
            } else {
                wait();
            }
        }
        return null;
    }

    private void make(Chunk part) {
        Slot slot = slots[part.batch() % slots.length];
        for (int place = part.from(); place < part.to(); place++) {
            make(slot, part.batch() * pass.batchSize() + place, place);
        }
        if (slot.finish(part.to() - part.from())) {
            finish(slot, part.batch());
        }
    }

    private void make(Slot slot, int at, int place) {
        int index = index(at);
        try {
            long imageSeed = Seeds.of(Seeds.of(seed, index), at % augmentations.repeats());
            slot.label(place, images.label(index));
            if (hasPixels) {
                images.samples().writePixels(index, augmentations, imageSeed, slot.pixels(), slot.offset(place));
            } else {
                images.samples().write(index, augmentations, imageSeed, tables, slot.values(), slot.offset(place));
            }
        } catch (IOException e) {
            leaveOut(slot, place, index, e);
        } catch (RuntimeException e) {
            slot.fail(place, images.unreadable(index, e));
        } catch (Error e) {
            slot.fail(place, e);
        }
    }

    private void leaveOut(Slot slot, int place, int index, IOException fault) {
        try {
            images.skipOrThrow(index, fault);
            slot.leaveOut(place);
        } catch (IOException notSkipped) {
            slot.fail(place, notSkipped);
        }
    }

    /** What is left to do when all images of a batch are made. */
    private void finish(Slot slot, int batch) {
        try {
            slot.compact();
            if (slot.size() == 0) {
                slot.fail(
                        0,
                        new IOException("Batch " + batch + " has no image that can be read: mend the data, or use"
                                + " larger batches."));
            }
            // Numbers below 0 are no image's.
            Random random = new Random(Seeds.of(seed, -1L - batch));
            augmentations
                    .ofBatches()
                    .ifPresent(step -> step.apply(
                            new MixedBatch(
                                    slot.values(),
                                    slot.labels(),
                                    slot.size(),
                                    images.samples().shape(augmentations),
                                    images.classes()),
                            random));
        } catch (RuntimeException | Error e) {
            slot.fail(0, e);
        }
        synchronized (this) {
            ready[batch % slots.length] = true;
            notifyAll();
        }
    }
}
