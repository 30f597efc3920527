/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static dev.stagecraft.libtorch.cuda.FakeCuda.longs;
import static dev.stagecraft.libtorch.cuda.FakeCuda.writeLong;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.cuda.FakeCuda;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** NCCL's C functions (nccl.h of 2.30), for devices whose memory is the processor's: sums are computed when a group ends. */
final class FakeCollectives {
    private static final int FLOAT32 = 7;
    private static final int SUM = 0;
    private static final long FIRST_COMMUNICATOR = 1000;

    private final List<String> calls = new ArrayList<>();
    private final List<MemorySegment> group = new ArrayList<>();
    private int ranks;

    void addTo(FakeCuda functions) {
        MemorySegment message = Arena.global().allocateFrom("unhandled system error");
        functions.withReason("ncclGetErrorString", message.address());
        MemoryLayout[] reduce = longs(7);
        reduce[3] = JAVA_INT;
        reduce[4] = JAVA_INT;
        functions
                .with("ncclCommInitAll", false, this::create, JAVA_LONG, JAVA_INT, JAVA_LONG)
                .with("ncclGroupStart", false, arguments -> calls.add("ncclGroupStart"))
                .with("ncclAllReduce", false, this::reduce, reduce)
                .with("ncclGroupEnd", false, arguments -> end())
                .with(
                        "ncclCommDestroy",
                        false,
                        arguments -> calls.add("ncclCommDestroy " + ((long) arguments[0] - FIRST_COMMUNICATOR)),
                        JAVA_LONG);
    }

    private void create(Object... arguments) {
        ranks = (int) arguments[1];
        StringBuilder call = new StringBuilder("ncclCommInitAll");
        MemorySegment devices = MemorySegment.ofAddress((long) arguments[2]).reinterpret((long) ranks * Integer.BYTES);
        for (int rank = 0; rank < ranks; rank++) {
            call.append(' ').append(devices.getAtIndex(JAVA_INT, rank));
            writeLong((long) arguments[0] + (long) rank * Long.BYTES, FIRST_COMMUNICATOR + rank);
        }
        calls.add(call.toString());
    }

    private void reduce(Object... arguments) {
        if (!arguments[0].equals(arguments[1]) || (int) arguments[3] != FLOAT32 || (int) arguments[4] != SUM) {
            throw new AssertionError("not a sum of float32 in place");
        }
        long length = (long) arguments[2];
        calls.add("rank " + ((long) arguments[5] - FIRST_COMMUNICATOR) + " " + length + " float32 sum stream "
                + arguments[6]);
        group.add(MemorySegment.ofAddress((long) arguments[0]).reinterpret(length * Float.BYTES));
    }

    private void end() {
        calls.add("ncclGroupEnd");
        if (group.size() == ranks) {
            MemorySegment first = group.get(0);
            for (long i = 0; i < first.byteSize() / Float.BYTES; i++) {
                float sum = 0;
                for (MemorySegment part : group) {
                    sum += part.getAtIndex(JAVA_FLOAT, i);
                }
                for (MemorySegment part : group) {
                    part.setAtIndex(JAVA_FLOAT, i, sum);
                }
            }
        }
        group.clear();
    }

    List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }
}
