package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of a batch of maps, whose channels come last in memory. */
record MapShape(long images, long height, long width, long channels) {
    /** @param maps {@code [N, H, W, C]} */
    static MapShape of(INDArray maps) {
        return new MapShape(maps.size(0), maps.size(1), maps.size(2), maps.size(3));
    }

    /** {@code [N, H, W, C]} */
    long[] dimensions() {
        return new long[] {images, height, width, channels};
    }
}
