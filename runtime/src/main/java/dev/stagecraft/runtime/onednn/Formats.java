package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/** The formats of arrays in memory. */
final class Formats {
    private Formats() {}

    /** Maps {@code [N, C, H, W]} in the order of their layout. */
    static memory.desc maps(MapShape shape) {
        return of(shape.layout().tag(), shape.images(), shape.channels(), shape.height(), shape.width());
    }

    /** A weight {@code [out, in, kH, kW]} or {@code [groups, out, in, kH, kW]} as Deeplearning4j has it. */
    static memory.desc weight(long... shape) {
        return of(shape.length == 4 ? memory.format_tag.oihw : memory.format_tag.goihw, shape);
    }

    /** A weight in the order in which a primitive reads it fastest. */
    static memory.desc chosenWeight(long... shape) {
        return of(memory.format_tag.any, shape);
    }

    static memory.desc vector(long length) {
        return of(memory.format_tag.a, length);
    }

    private static memory.desc of(memory.format_tag tag, long... dimensions) {
        return new memory.desc(new LongPointer(dimensions), memory.data_type.f32, tag);
    }
}
