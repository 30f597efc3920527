package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.LongPointer;

/** The formats of arrays in memory. */
public final class Formats {
    private Formats() {}

    public static memory.desc of(format_tag tag, long... shape) {
        return new memory.desc(new LongPointer(shape), memory.data_type.f32, tag);
    }

    /** Whichever a primitive computes fastest. */
    public static memory.desc any(long... shape) {
        return of(format_tag.any, shape);
    }

    /** C order, as ND4J's arrays and Deeplearning4j's weights are. */
    public static memory.desc plain(long... shape) {
        return of(
                switch (shape.length) {
                    case 1 -> format_tag.a;
                    case 2 -> format_tag.ab;
                    case 4 -> format_tag.abcd;
                    case 5 -> format_tag.abcde;
                    default -> throw new IllegalArgumentException("There are no arrays of rank " + shape.length + ".");
                },
                shape);
    }

    /** Maps {@code [N, C, H, W]} in the order of their layout. */
    static memory.desc maps(MapShape shape) {
        return of(shape.layout().tag(), shape.images(), shape.channels(), shape.height(), shape.width());
    }
}
