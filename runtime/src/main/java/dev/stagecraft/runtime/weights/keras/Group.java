/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a group of an HDF5 file contains: names, and where their objects' headers are. Links to other places and other files are not
 * followed; Keras writes none.
 */
final class Group {
    /** jhdf's mark of a soft link. */
    private static final int SOFT_LINK = 2;

    private final MappedStorage storage;
    private final ObjectHeader header;

    Group(MappedStorage storage, ObjectHeader header) {
        this.storage = storage;
        this.header = header;
    }

    /** Where the header of the outermost group is. */
    static long root(MappedStorage storage) {
        return storage.getSuperblock() instanceof SuperblockV0V1 old
                ? new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress()
                : ((SuperblockV2V3) storage.getSuperblock()).getRootGroupObjectHeaderAddress();
    }

    Map<String, Long> children() {
        return header.hasMessageOfType(SymbolTableMessage.class)
                ? indexed(header.getMessageOfType(SymbolTableMessage.class))
                : linked();
    }

    private Map<String, Long> indexed(SymbolTableMessage table) {
        Map<String, Long> children = new LinkedHashMap<>();
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        for (long node :
                BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                names.position(entry.getLinkNameOffset());
                String name = Utils.readUntilNull(names);
                add(children, name, entry.getObjectHeaderAddress(), entry.getCacheType() == SOFT_LINK);
            }
        }
        return children;
    }

    /** A small group of the newer kind. */
    private Map<String, Long> linked() {
        boolean isIndexed = header.getMessagesOfType(LinkInfoMessage.class).stream()
                .anyMatch(info -> storage.holds(info.getFractalHeapAddress(), 1));
        if (isIndexed) {
            throw new ForeignFileException("has large groups of the newer kind, which Keras does not write");
        }
        Map<String, Long> children = new LinkedHashMap<>();
        for (LinkMessage link : header.getMessagesOfType(LinkMessage.class)) {
            boolean isHard = link.getLinkType() == LinkMessage.LinkType.HARD;
            add(children, link.getLinkName(), isHard ? link.getHardLinkAddress() : 0, !isHard);
        }
        return children;
    }

    private static void add(Map<String, Long> children, String name, long address, boolean isLink) {
        if (isLink) {
            throw new ForeignFileException("has links between its groups, which Keras does not write");
        }
        if (children.put(name, address) != null) {
            throw new HdfException(name + " is there twice");
        }
    }
}
