/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.spark.exchange.BlockExchange;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** Adds up arrays of a length again and again, and gives the milliseconds of each exchange. */
final class ExchangeTask extends AbstractFunction1<Iterator<Integer>, Iterator<double[]>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String meetingPoint;
    private final int length;
    private final int rounds;

    ExchangeTask(String meetingPoint, int length, int rounds) {
        this.meetingPoint = meetingPoint;
        this.length = length;
        this.rounds = rounds;
    }

    @Override
    public Iterator<double[]> apply(Iterator<Integer> numbers) {
        BlockExchange group = BlockExchange.join(BarrierTaskContext.get(), meetingPoint);
        double[] milliseconds = new double[rounds];
        float[] values = new float[length];
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            group.sum(values);
            milliseconds[round] = (System.nanoTime() - begin) / 1e6;
        }
        group.leave();
        return CollectionConverters.asScala(List.of(milliseconds).iterator());
    }
}
