/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Images divided among the tasks of a training, as many to each as to the others, and the held-out ones as well. Who gets which, and in which order, follows from the images
 * and labels alone: not from how the data set is partitioned, nor from which executor was the first. Images are ordered by a digest, which is to say at random.
 *
 * @param samples each task's in a partition, in their order
 * @param training the images that train
 * @param heldOut the others
 */
public record TaskShares(JavaPairRDD<Long, byte[]> samples, ShareSizes training, ShareSizes heldOut) {
    /**
     * Divides images. All are read once, to know their digests, of which the driver holds 8 bytes for each.
     *
     * @param rows of the data set
     * @param columns of these rows
     * @param count how many shares
     * @return the shares, which are read when they are asked for
     * @throws IllegalArgumentException if an image or a label is missing or makes no sense, or there are fewer images than shares
     */
    public static TaskShares of(JavaRDD<Row> rows, RowSamples columns, int count) {
        List<byte[]> found = rows.mapPartitions(partition -> TaskShares.keys(partition, columns))
                .collect();
        long[] keys = found.stream().flatMapToLong(TaskShares::parse).sorted().toArray();
        long[] training =
                Arrays.stream(keys).filter(key -> !Sample.isHeldOut(key)).toArray();
        long[] heldOut = Arrays.stream(keys).filter(Sample::isHeldOut).toArray();
        KeyRanges ranges = new KeyRanges(training, heldOut, count);
        ShareSizes trainingSizes = ShareSizes.of("images", training, ranges);
        ShareSizes heldOutSizes =
                columns.heldOut().isThere() ? ShareSizes.of("held-out images", heldOut, ranges) : ShareSizes.NONE;
        JavaPairRDD<Long, byte[]> samples = rows.mapPartitionsToPair(partition -> new Mapped<>(partition, row -> {
                    Sample sample = columns.read(row);
                    return new Tuple2<>(sample.key(), sample.bytes());
                }))
                .repartitionAndSortWithinPartitions(ranges);
        return new TaskShares(samples, trainingSizes, heldOutSizes);
    }

    private static Iterator<byte[]> keys(Iterator<Row> rows, RowSamples columns) {
        List<Long> keys = new ArrayList<>();
        while (rows.hasNext()) {
            keys.add(columns.read(rows.next()).key());
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * keys.size());
        keys.forEach(bytes::putLong);
        return List.of(bytes.array()).iterator();
    }

    private static LongStream parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return IntStream.range(0, bytes.length / Long.BYTES).mapToLong(i -> buffer.getLong(i * Long.BYTES));
    }
}
