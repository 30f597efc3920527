/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import org.apache.spark.storage.BlockManagerId;

/** Where the block manager of a task's executor is. */
record Peer(String host, int port, String executor) {
    static Peer of(BlockManagerId id) {
        return new Peer(id.host(), id.port(), id.executorId());
    }

    static Peer parse(String text) {
        String[] parts = text.split(" ");
        return new Peer(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    String format() {
        return host + " " + port + " " + executor;
    }
}
