package dev.stagecraft.runtime.onednn;

/** The shape of a batch of maps, and their order in memory. */
record MapShape(Layout layout, long images, long height, long width, long channels) {
    /** The same maps in another order. */
    MapShape in(Layout other) {
        return new MapShape(other, images, height, width, channels);
    }

    /** The dimensions of an array that has them. */
    long[] dimensions() {
        return layout.dimensions(this);
    }
}
