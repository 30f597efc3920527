/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import java.util.UUID;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.RpcCallContext;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.ThreadSafeRpcEndpoint;
import scala.PartialFunction;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Where in the driver the tasks of a stage meet: each says something, and when all have, all hear it. Spark's own {@code allGather} looks once a second whether the others
 * have come, which is longer than a step takes.
 */
public final class MeetingPoint implements ThreadSafeRpcEndpoint, AutoCloseable {
    private final RpcEnv rpcEnv = SparkEnv.get().rpcEnv();
    private final String name = "stagecraft-" + UUID.randomUUID();
    private final RpcCallContext[] waiting;
    private final String[] messages;
    private final RpcEndpointRef reference;
    private int arrived;

    /**
     * Opens one.
     *
     * @param tasks how many meet here
     */
    public MeetingPoint(int tasks) {
        waiting = new RpcCallContext[tasks];
        messages = new String[tasks];
        reference = rpcEnv.setupEndpoint(name, this);
    }

    /** {@return what tasks find it by} */
    public String name() {
        return name;
    }

    @Override
    public RpcEnv rpcEnv() {
        return rpcEnv;
    }

    @Override
    public PartialFunction<Object, BoxedUnit> receiveAndReply(RpcCallContext caller) {
        return new AbstractPartialFunction<>() {
            @Override
            public boolean isDefinedAt(Object message) {
                return message instanceof Arrival;
            }

            @Override
            public BoxedUnit apply(Object message) {
                come((Arrival) message, caller);
                return BoxedUnit.UNIT;
            }
        };
    }

    private void come(Arrival arrival, RpcCallContext caller) {
        waiting[arrival.task()] = caller;
        messages[arrival.task()] = arrival.message();
        arrived++;
        if (arrived == waiting.length) {
            arrived = 0;
            String[] all = messages.clone();
            for (RpcCallContext one : waiting) {
                one.reply(all);
            }
        }
    }

    @Override
    public void close() {
        rpcEnv.stop(reference);
    }
}
