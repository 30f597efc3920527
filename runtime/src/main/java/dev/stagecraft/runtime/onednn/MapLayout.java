/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The order of maps in memory. */
enum MapLayout {
    /** {@code [N, C, H, W]}, as every layer of Deeplearning4j takes them. */
    CHANNELS_FIRST(format_tag.nchw, 2) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.channels(), shape.height(), shape.width()};
        }

        @Override
        MapShape shape(INDArray maps, DataType type) {
            return new MapShape(new MapFormat(this, type), maps.size(0), maps.size(2), maps.size(3), maps.size(1));
        }

        @Override
        long index(MapShape shape, long channel, long pixel) {
            return channel * shape.height() * shape.width() + pixel;
        }
    },
    /** {@code [N, H, W, C]}, which oneDNN computes fast with any number of channels. */
    CHANNELS_LAST(format_tag.nhwc, 1) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.height(), shape.width(), shape.channels()};
        }

        @Override
        MapShape shape(INDArray maps, DataType type) {
            return new MapShape(new MapFormat(this, type), maps.size(0), maps.size(1), maps.size(2), maps.size(3));
        }

        @Override
        long index(MapShape shape, long channel, long pixel) {
            return pixel * shape.channels() + channel;
        }
    },
    /** {@code [N, C / 8, H, W, 8]}, which oneDNN computes fastest with AVX2. */
    BLOCKED(format_tag.nChw8c, 2) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.channels() / BLOCK, shape.height(), shape.width(), BLOCK};
        }

        @Override
        MapShape shape(INDArray maps, DataType type) {
            return new MapShape(
                    new MapFormat(this, type), maps.size(0), maps.size(2), maps.size(3), maps.size(1) * BLOCK);
        }

        @Override
        long index(MapShape shape, long channel, long pixel) {
            return (channel / BLOCK * shape.height() * shape.width() + pixel) * BLOCK + channel % BLOCK;
        }
    };

    /** The channels of a block. */
    static final int BLOCK = 8;

    private final format_tag tag;
    private final int rows;

    MapLayout(format_tag tag, int rows) {
        this.tag = tag;
        this.rows = rows;
    }

    /** What oneDNN calls it. */
    format_tag tag() {
        return tag;
    }

    /** Which dimension of its arrays counts the rows of maps; the next one counts the columns. */
    int rows() {
        return rows;
    }

    /** The dimensions of an array that has maps of a shape in this layout. */
    abstract long[] dimensions(MapShape shape);

    /** The shape of the maps that an array of numbers of a type has in this layout. */
    abstract MapShape shape(INDArray maps, DataType type);

    /** Where a pixel of a channel is among the numbers of an image. */
    abstract long index(MapShape shape, long channel, long pixel);
}
