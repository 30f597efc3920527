/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcTimeout;
import org.apache.spark.util.RpcUtils;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.FutureConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** A task's way to the {@link MeetingPoint} of its stage. */
final class Meetings {
    private static final ClassTag<String[]> MESSAGES = ClassTag$.MODULE$.apply(String[].class);
    /** Whoever waits for a task that is gone is ended by Spark. */
    private static final RpcTimeout LONG =
            new RpcTimeout(FiniteDuration.apply(365, TimeUnit.DAYS), "stagecraft.meeting");

    private final BarrierTaskContext context;
    private final RpcEndpointRef point;

    Meetings(BarrierTaskContext context, String name) {
        this.context = context;
        point = RpcUtils.makeDriverRef(
                name, SparkEnv.get().conf(), SparkEnv.get().rpcEnv());
    }

    /**
     * Waits for the other tasks.
     *
     * @param message what they hear
     * @return what each task has said, in their order
     */
    String[] meet(String message) {
        CompletableFuture<String[]> all = FutureConverters.asJava(
                        point.ask(new Arrival(context.partitionId(), message), LONG, MESSAGES))
                .toCompletableFuture();
        while (true) {
            context.killTaskIfInterrupted();
            try {
                return all.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // Look again whether the task is to end.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                context.killTaskIfInterrupted();
                throw new PeerGoneException("The task was interrupted", e);
            } catch (ExecutionException e) {
                throw new PeerGoneException("The driver does not answer", e);
            }
        }
    }
}
