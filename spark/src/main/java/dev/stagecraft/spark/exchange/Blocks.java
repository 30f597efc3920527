/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.network.buffer.ManagedBuffer;
import org.apache.spark.network.shuffle.BlockFetchingListener;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.io.ChunkedByteBuffer;
import scala.reflect.ClassTag$;

/** Arrays in the block manager of this executor, and in those of the others. The driver is not told of them. */
final class Blocks {
    private final BarrierTaskContext context;
    private final List<Peer> peers;
    private final BlockManager manager = SparkEnv.get().blockManager();
    private final Deque<BlockName> held = new ArrayDeque<>();

    /** What is done with an array that has come. */
    @FunctionalInterface
    interface Arrival {
        void of(int peer, float[] values);
    }

    Blocks(BarrierTaskContext context, List<Peer> peers) {
        this.context = context;
        this.peers = peers;
    }

    /** The numbers of the other tasks. */
    Stream<Integer> others() {
        return IntStream.range(0, peers.size())
                .filter(peer -> peer != context.partitionId())
                .boxed();
    }

    void put(BlockName name, float[] values, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, from, to - from);
        ChunkedByteBuffer chunk = new ChunkedByteBuffer(new ByteBuffer[] {bytes});
        held.add(name);
        if (!manager.putBytes(name.id(), chunk, StorageLevel.MEMORY_AND_DISK_SER(), false, ClassTag$.MODULE$.Any())) {
            throw new IllegalStateException("The executor has neither memory nor disk for " + bytes.capacity()
                    + " bytes of an exchange: give executors more memory (spark.executor.memory).");
        }
    }

    /** Gets an array of each other task; what is done with them is done one after the other, in their order. */
    void fetch(IntFunction<BlockName> name, Arrival arrival) {
        List<Integer> from = others().toList();
        List<CompletableFuture<float[]>> coming = new ArrayList<>();
        for (int peer : from) {
            coming.add(ask(peers.get(peer), name.apply(peer)));
        }
        for (int i = 0; i < from.size(); i++) {
            arrival.of(from.get(i), wait(coming.get(i), peers.get(from.get(i))));
        }
    }

    private CompletableFuture<float[]> ask(Peer peer, BlockName name) {
        CompletableFuture<float[]> coming = new CompletableFuture<>();
        BlockFetchingListener listener = new BlockFetchingListener() {
            @Override
            public void onBlockFetchSuccess(String block, ManagedBuffer data) {
                try {
                    ByteBuffer bytes = data.nioByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
                    float[] values = new float[bytes.remaining() / Float.BYTES];
                    bytes.asFloatBuffer().get(values);
                    coming.complete(values);
                } catch (IOException e) {
                    coming.completeExceptionally(e);
                }
            }

            @Override
            public void onBlockFetchFailure(String block, Throwable failure) {
                coming.completeExceptionally(failure);
            }
        };
        String[] names = {name.id().name()};
        manager.blockTransferService().fetchBlocks(peer.host(), peer.port(), peer.executor(), names, listener, null);
        return coming;
    }

    /** Ends early when Spark has given the task up. */
    private float[] wait(CompletableFuture<float[]> coming, Peer peer) {
        while (true) {
            context.killTaskIfInterrupted();
            try {
                return coming.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // Look again whether the task is to end.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.killTaskIfInterrupted();
                throw new PeerGoneException("The task was interrupted", e);
            } catch (ExecutionException e) {
                throw new PeerGoneException("The executor " + peer.executor() + " on " + peer.host() + " is gone", e);
            }
        }
    }

    /** Forgets what all tasks have got. */
    void removeOlderThan(long round) {
        while (!held.isEmpty() && held.peek().round() < round) {
            manager.removeBlock(held.remove().id(), false);
        }
    }
}
