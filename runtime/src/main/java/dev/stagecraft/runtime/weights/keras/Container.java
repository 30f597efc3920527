/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.file.ZipDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** In what Keras puts the HDF5 of a model's weights: a file of its own, the zip file of a whole model, or several files and their index. */
enum Container {
    /** {@code model.h5} and {@code model.weights.h5}. */
    HDF5 {
        @Override
        List<Part> parts(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return List.of(map(file, channel, 0, channel.size()));
            }
        }
    },
    /** {@code model.keras}, whose entries are not compressed. */
    KERAS {
        @Override
        List<Part> parts(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                ZipDirectory.Entry entry = weights(channel)
                        .orElseThrow(() ->
                                new InvalidWeightsException(file, "became another while it was read: load it again."));
                if (!entry.isStored()) {
                    throw new InvalidWeightsException(
                            file,
                            "has its " + WEIGHTS + " compressed, as Keras does not write it: unpack it (unzip "
                                    + file.getFileName() + " " + WEIGHTS + "), and load that file.");
                }
                long position = ZipDirectory.position(channel, entry)
                        .orElseThrow(() -> new InvalidWeightsException(
                                file, "is damaged: download it again, or save it again with Keras."));
                return List.of(map(file, channel, position, entry.bytes()));
            }
        }
    },
    /** {@code model.weights.json}, the index of {@code model_00000.weights.h5} and others beside it. */
    SHARDS {
        @Override
        List<Part> parts(Path file) throws IOException {
            List<Part> parts = new ArrayList<>();
            for (String name : shards(file)) {
                Path shard = file.resolveSibling(name);
                if (!Files.isRegularFile(shard)) {
                    throw new InvalidWeightsException(
                            file,
                            "has a part of its weights in " + name
                                    + ", which is not beside it: copy it there as well.");
                }
                if (!isHdf5(shard)) {
                    throw new InvalidWeightsException(shard, DAMAGED);
                }
                parts.addAll(HDF5.parts(shard));
            }
            return parts;
        }
    };

    /**
     * A piece of HDF5.
     *
     * @param file that it is in
     */
    record Part(Path file, ByteBuffer bytes) {}

    static final String DAMAGED = "is damaged: download it again, or save it again with Keras.";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final String WEIGHTS = "model.weights.h5";

    private static final String INDEX = "weight_map";

    /** A name for each group of variables, and the names of its files. */
    private static final long LARGEST_INDEX = 16 << 20;

    /** The HDF5 in a file, mapped into memory. */
    abstract List<Part> parts(Path file) throws IOException;

    /** What a file is, judged by its content; none where it is nothing of Keras's, or there is none. */
    static Optional<Container> of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] start;
        try (var stream = Files.newInputStream(file)) {
            start = stream.readNBytes(SIGNATURE.length);
        }
        if (Arrays.equals(start, SIGNATURE)) {
            return Optional.of(HDF5);
        }
        if (start.length > 0 && start[0] == '{' && !shards(file).isEmpty()) {
            return Optional.of(SHARDS);
        }
        if (start.length < ZIP.length || !Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return weights(channel).map(entry -> KERAS);
        }
    }

    private static boolean isHdf5(Path file) throws IOException {
        return of(file).filter(HDF5::equals).isPresent();
    }

    private static Optional<ZipDirectory.Entry> weights(FileChannel channel) throws IOException {
        return ZipDirectory.read(channel).flatMap(directory -> directory.entry(WEIGHTS));
    }

    private static Part map(Path file, FileChannel channel, long position, long bytes) throws IOException {
        if (bytes > Integer.MAX_VALUE) {
            throw new InvalidWeightsException(
                    file,
                    "has " + bytes
                            + " bytes of weights, and a file of Keras must have at most 2,147,483,647: save them in several with"
                            + " model.save_weights(\"model.weights.json\", max_shard_size=1).");
        }
        return new Part(file, channel.map(FileChannel.MapMode.READ_ONLY, position, bytes));
    }

    /** The names in an index of HDF5 files that are to be beside it; none where it is no such index. */
    private static Set<String> shards(Path file) throws IOException {
        if (Files.size(file) > LARGEST_INDEX) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Set.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIndex = json.currentName().equals(INDEX);
                json.nextToken();
                if (isIndex && json.currentToken() == JsonToken.START_OBJECT) {
                    add(names, json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            return Set.of();
        }
        boolean areBesideIt = names.stream().allMatch(name -> name.matches("[^/\\\\]+\\.h5"));
        return areBesideIt ? names : Set.of();
    }

    private static void add(Set<String> names, JsonParser json) throws IOException {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING) {
                names.add(json.getText());
            }
        }
    }
}
