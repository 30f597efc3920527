/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.InMemoryHdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A mapped HDF5 file, of which jhdf gets views, and only so many: in a damaged file an index that leads back to itself, or to one place from
 * many, is read without end.
 */
final class MappedStorage implements HdfBackingStorage {
    /** How often the file may be read over. A sound one has each part of its structure read once or twice. */
    private static final int READINGS = 8;

    /** What a view costs beside its bytes. */
    private static final int VIEW = 16;

    /** What a sound file of a few bytes has to have. */
    private static final int LEAST = 1 << 16;

    private final ByteBuffer bytes;
    private final Superblock superblock;
    private long allowance;

    /** @throws HdfException if it does not begin as an HDF5 file does */
    MappedStorage(ByteBuffer bytes) {
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        superblock = Superblock.readSuperblock(this.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        allowance = LEAST + (long) READINGS * bytes.capacity();
        if (superblock.getSizeOfOffsets() != Long.BYTES || superblock.getSizeOfLengths() != Long.BYTES) {
            throw new HdfException("Addresses have " + superblock.getSizeOfOffsets() + " bytes");
        }
        if (superblock.getBaseAddressByte() != 0) {
            throw new HdfException("It begins at " + superblock.getBaseAddressByte());
        }
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        allowance -= VIEW + Math.max(0, length);
        if (allowance < 0) {
            throw new HdfException("Its structure leads to the same places over and over");
        }
        return Brain.readable(values(address, length));
    }

    /** Bytes that are no part of the file's structure. */
    ByteBuffer values(long address, long length) {
        if (!holds(address, length)) {
            throw new HdfException(length + " bytes at " + address + " are beyond its end");
        }
        return bytes.slice((int) address, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the file has these bytes. */
    boolean holds(long address, long length) {
        return address >= 0 && length >= 0 && length <= size() && address <= size() - length;
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address, length);
    }

    @Override
    public long getUserBlockSize() {
        return 0;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new InMemoryHdfException();
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // The map lives as long as its views.
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
