/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import dev.stagecraft.weights.InvalidWeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An open safetensors file. Its values are mapped into memory when they are asked for: the system reads what is looked at, and no copy is held. */
public final class SafetensorsFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final Map<String, SafetensorsHeader.Entry> entries;

    private SafetensorsFile(Path file, FileChannel channel, SafetensorsHeader header) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        entries = header.tensors().stream()
                .collect(Collectors.toMap(entry -> entry.info().name(), Function.identity()));
    }

    /**
     * Opens a file and checks its header.
     *
     * @param file the file to read
     * @return the open file
     * @throws InvalidWeightsException if the file is missing or no sound safetensors file
     * @throws IOException if it cannot be read
     */
    public static SafetensorsFile open(Path file) throws IOException {
        FileChannel channel = SafetensorsHeader.open(file);
        try {
            return new SafetensorsFile(file, channel, SafetensorsHeader.read(file, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** {@return what the file says of its content} */
    public SafetensorsHeader header() {
        return header;
    }

    /**
     * {@return a tensor's values as they are in the file, row by row: a direct buffer, little-endian, that stays valid after
     * {@link #close()}}
     *
     * @param name of the tensor in the file
     * @throws NoSuchElementException if there is none of this name
     * @throws InvalidWeightsException if it has more than 2^31 - 1 bytes
     * @throws IOException if the file cannot be read
     */
    public ByteBuffer values(String name) throws IOException {
        SafetensorsHeader.Entry entry = entries.get(name);
        if (entry == null) {
            throw new NoSuchElementException(file + " has no tensor " + name + ".");
        }
        if (entry.bytes() > Integer.MAX_VALUE) {
            throw new InvalidWeightsException(
                    file,
                    "has " + entry.bytes() + " bytes for " + name + ", and a network's tensors have at most 2^31 - 1.");
        }
        if (channel.size() < entry.position() + entry.bytes()) {
            throw new InvalidWeightsException(file, "became shorter while it was read: load it again.");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, entry.position(), entry.bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
