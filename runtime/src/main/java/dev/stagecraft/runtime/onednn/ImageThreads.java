/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import com.sun.jna.Platform;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How the threads compute the images of a batch one by one: all together, or, where there are enough images, each thread some of them, alone. A
 * primitive of one image is short, and threads that meet in each wait longer than they compute.
 *
 * @param image the shape of one
 * @param areAlone whether each thread computes alone
 */
record ImageThreads(MapShape image, boolean areAlone) {
    private static final boolean CAN_BE_ALONE = canBeAlone();

    /** @param images how many */
    static ImageThreads of(MapShape image, long images) {
        int threads = CAN_BE_ALONE ? count() : 1;
        return new ImageThreads(image, threads > 1 && images >= threads);
    }

    /** On Linux ND4J and oneDNN have one OpenMP, which ND4J tells how many threads the one that asks has. */
    private static boolean canBeAlone() {
        if (!Platform.isLinux()) {
            return false;
        }
        int threads = count();
        operations().setOmpNumThreads(1);
        boolean isAlone = count() == 1;
        operations().setOmpNumThreads(threads);
        return isAlone && count() == threads;
    }

    private static NativeOps operations() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    private static int count() {
        return operations().ompGetMaxThreads();
    }

    /** Makes primitives for the threads as they will be. */
    <T> T make(Supplier<T> primitives) {
        return areAlone ? alone(primitives) : primitives.get();
    }

    /**
     * Computes all images.
     *
     * @param compute computes one; its numbers are there already
     * @param batches those of which it has {@linkplain #images addresses}, so that their memory is there until the end
     */
    void forEach(int images, IntConsumer compute, INDArray... batches) {
        if (areAlone) {
            forEachAlone(images, compute);
        } else {
            IntStream.range(0, images).forEach(compute);
        }
        Reference.reachabilityFence(batches);
    }

    private static void forEachAlone(int images, IntConsumer compute) {
        int threads = count();
        IntStream.range(0, threads)
                .parallel()
                .forEach(thread -> alone(() -> {
                    IntStream.range(thread * images / threads, (thread + 1) * images / threads)
                            .forEach(compute);
                    return null;
                }));
    }

    /** Where each image of a batch in C order is, as long as the batch is there: ND4J takes longer to make an array of each than oneDNN to compute it. */
    static List<Pointer> images(INDArray batch) {
        BytePointer start = new BytePointer(batch.data().addressPointer());
        long bytes = batch.length() / batch.size(0) * batch.dataType().width();
        return LongStream.range(0, batch.size(0))
                .mapToObj(image -> (Pointer) start.getPointer(image * bytes))
                .toList();
    }

    private static <T> T alone(Supplier<T> work) {
        int threads = count();
        operations().setOmpNumThreads(1);
        try {
            return work.get();
        } finally {
            operations().setOmpNumThreads(threads);
        }
    }
}
