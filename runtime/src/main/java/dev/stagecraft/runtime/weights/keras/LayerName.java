/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import io.jhdf.GlobalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Utils;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The attribute in which {@code save_weights} of Keras 3 notes what a layer is called. */
final class LayerName {
    private static final String ATTRIBUTE = "name";

    private final MappedStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    LayerName(MappedStorage storage) {
        this.storage = storage;
    }

    /** The name, if the group has one. */
    Optional<String> of(ObjectHeader group) {
        return group.getMessagesOfType(AttributeMessage.class).stream()
                .filter(attribute -> attribute.getName().equals(ATTRIBUTE))
                .filter(attribute -> attribute.getDataType() instanceof VariableLength)
                .filter(attribute -> attribute.getDataSpace().getTotalLength() == 1)
                .findFirst()
                .map(this::text);
    }

    /** The text is in a heap: its length, the heap's address, and its number there. */
    private String text(AttributeMessage attribute) {
        ByteBuffer reference = attribute.getDataBuffer();
        int length = Utils.readBytesAsUnsignedInt(reference, Integer.BYTES);
        long address = Utils.readBytesAsUnsignedLong(reference, Long.BYTES);
        int index = Utils.readBytesAsUnsignedInt(reference, Integer.BYTES);
        GlobalHeap heap = heaps.computeIfAbsent(address, at -> new GlobalHeap(storage, at));
        ByteBuffer text = heap.getObjectData(index).limit(length);
        return ((VariableLength) attribute.getDataType())
                .getEncoding()
                .decode(text)
                .toString();
    }
}
