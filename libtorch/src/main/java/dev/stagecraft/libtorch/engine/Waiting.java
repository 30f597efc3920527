/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.ByteBatch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A batch on the device.
 *
 * @param pixels {@code [N, C, H, W]}, of 8 bits
 * @param tables {@code [C, 256]}, what they become
 * @param labels {@code [N, classes]}
 */
record Waiting(Tensor pixels, Tensor tables, Tensor labels) implements AutoCloseable {
    /** Room for such a batch. */
    static Waiting room(Session session, ByteBatch batch) {
        long images = batch.shape()[0];
        return new Waiting(
                session.empty(ElementType.UINT8, batch.shape()),
                session.empty(ElementType.FLOAT32, batch.tables().length, batch.tables()[0].length),
                session.empty(ElementType.FLOAT32, images, batch.labels().length() / images));
    }

    /** The bytes of all three, one behind the other. */
    static long bytes(ByteBatch batch) {
        return batch.length() + tableBytes(batch) + batch.labels().length() * Float.BYTES;
    }

    private static long tableBytes(ByteBatch batch) {
        return (long) batch.tables().length * batch.tables()[0].length * Float.BYTES;
    }

    /** Whether another batch has room here. */
    boolean hasRoomFor(ByteBatch batch) {
        return Arrays.equals(pixels.shape(), batch.shape())
                && labels.length() == batch.labels().length()
                && tables.shape()[0] == batch.tables().length;
    }

    /** Parts of memory, which a batch is copied to and from: numbers first, which begin where their size divides the address. */
    record Parts(MemorySegment tables, MemorySegment labels, MemorySegment pixels) {
        static Parts of(MemorySegment memory, ByteBatch batch) {
            long tables = tableBytes(batch);
            long labels = batch.labels().length() * Float.BYTES;
            return new Parts(
                    memory.asSlice(0, tables),
                    memory.asSlice(tables, labels),
                    memory.asSlice(tables + labels, batch.length()));
        }

        /** Copies a batch here. */
        void fill(ByteBatch batch) {
            long offset = 0;
            for (float[] table : batch.tables()) {
                MemorySegment.copy(table, 0, tables, ValueLayout.JAVA_FLOAT, offset, table.length);
                offset += (long) table.length * Float.BYTES;
            }
            labels.copyFrom(MemorySegment.ofAddress(batch.labels().address()).reinterpret(labels.byteSize()));
            pixels.copyFrom(MemorySegment.ofAddress(batch.pixels()).reinterpret(pixels.byteSize()));
        }
    }

    @Override
    public void close() {
        labels.close();
        tables.close();
        pixels.close();
    }
}
