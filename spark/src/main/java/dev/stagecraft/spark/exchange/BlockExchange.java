/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import dev.stagecraft.runtime.training.TrainingGroup;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;

/**
 * The tasks of a barrier stage, which add up arrays by way of Spark's block managers: each task adds up one slice of all arrays, and gives the others the sum
 * (Dai et al., BigDL, arXiv:1804.05839). A slice is added up in the order of the tasks, so that sums are the same to the bit each time. Two
 * meetings in each exchange keep the tasks in step, and carry the sentence of one that fails.
 */
public final class BlockExchange implements TrainingGroup {
    private final BarrierTaskContext context;
    private final Meetings meetings;
    private final Blocks blocks;
    private final int rank;
    private final int size;
    private long round;
    private Traffic traffic = Traffic.NONE;

    private BlockExchange(BarrierTaskContext context, Meetings meetings, Blocks blocks, int size) {
        this.context = context;
        this.meetings = meetings;
        this.blocks = blocks;
        this.rank = context.partitionId();
        this.size = size;
    }

    /**
     * {@return the tasks of this task's stage, when all have come}
     *
     * @param context that of this task
     * @param meetingPoint the name of the stage's {@link MeetingPoint}
     */
    public static BlockExchange join(BarrierTaskContext context, String meetingPoint) {
        Meetings meetings = new Meetings(context, meetingPoint);
        Peer own = Peer.of(SparkEnv.get().blockManager().blockManagerId());
        List<Peer> peers =
                Arrays.stream(meetings.meet(own.format())).map(Peer::parse).toList();
        return new BlockExchange(context, meetings, new Blocks(context, peers), peers.size());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int rank() {
        return rank;
    }

    /** {@return what the exchanges have cost until now} */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void sum(float[] values) {
        if (size == 1) {
            return;
        }
        long begin = System.nanoTime();
        int length = values.length;
        List<BlockName> sent = blocks.others()
                .map(peer -> BlockName.part(context, round, rank, peer))
                .toList();
        sent.forEach(name -> blocks.put(name, values, from(length, name.to()), from(length, name.to() + 1)));
        synchronize("");
        blocks.removeOlderThan(round);
        int first = from(length, rank);
        int count = from(length, rank + 1) - first;
        float[][] parts = new float[size][];
        parts[rank] = Arrays.copyOfRange(values, first, first + count);
        blocks.fetch(peer -> BlockName.part(context, round, peer, rank), (peer, slice) -> parts[peer] = slice);
        float[] sums = new float[count];
        for (float[] part : parts) {
            for (int i = 0; i < count; i++) {
                sums[i] += part[i];
            }
        }
        System.arraycopy(sums, 0, values, first, count);
        blocks.put(BlockName.sum(context, round, rank), sums, 0, count);
        synchronize("");
        blocks.fetch(
                peer -> BlockName.sum(context, round, peer),
                (peer, slice) -> System.arraycopy(slice, 0, values, from(length, peer), slice.length));
        round++;
        long bytes = (long) Float.BYTES * ((length - count) + (long) count * (size - 1));
        traffic = traffic.plus(bytes, System.nanoTime() - begin);
    }

    /** Where the slice of a task begins. */
    private int from(int length, int task) {
        return (int) ((long) length * task / size);
    }

    /**
     * Tells the other tasks that this one cannot go on. They end with a {@link PeerFailedException}.
     *
     * @param sentence why
     */
    public void fail(String sentence) {
        meetings.meet(sentence);
        blocks.removeOlderThan(Long.MAX_VALUE);
    }

    /** Ends the exchange, when all tasks have come: nobody asks for a block any more. */
    public void leave() {
        synchronize("");
        blocks.removeOlderThan(Long.MAX_VALUE);
    }

    private void synchronize(String message) {
        String[] messages = meetings.meet(message);
        for (int task = 0; task < messages.length; task++) {
            if (!messages[task].isEmpty()) {
                blocks.removeOlderThan(Long.MAX_VALUE);
                throw new PeerFailedException("Task " + task + " has failed: " + messages[task]);
            }
        }
    }
}
