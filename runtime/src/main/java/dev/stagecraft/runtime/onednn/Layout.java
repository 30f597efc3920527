package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.memory.format_tag;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The order of maps in memory. */
enum Layout {
    /** {@code [N, C, H, W]}, as every layer of Deeplearning4j takes them. */
    CHANNELS_FIRST(format_tag.nchw) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.channels(), shape.height(), shape.width()};
        }

        @Override
        MapShape shape(INDArray maps) {
            return new MapShape(this, maps.size(0), maps.size(2), maps.size(3), maps.size(1));
        }

        @Override
        INDArray plain(INDArray maps) {
            return maps;
        }

        @Override
        INDArray ofPlain(INDArray maps) {
            return maps;
        }
    },
    /** {@code [N, H, W, C]}, which oneDNN computes fast with any number of channels. */
    CHANNELS_LAST(format_tag.nhwc) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.height(), shape.width(), shape.channels()};
        }

        @Override
        MapShape shape(INDArray maps) {
            return new MapShape(this, maps.size(0), maps.size(1), maps.size(2), maps.size(3));
        }

        @Override
        INDArray plain(INDArray maps) {
            return maps.permute(0, 3, 1, 2);
        }

        @Override
        INDArray ofPlain(INDArray maps) {
            return maps.permute(0, 2, 3, 1);
        }
    },
    /** {@code [N, C / 8, H, W, 8]}, which oneDNN computes fastest with AVX2. */
    BLOCKED(format_tag.nChw8c) {
        @Override
        long[] dimensions(MapShape shape) {
            return new long[] {shape.images(), shape.channels() / BLOCK, shape.height(), shape.width(), BLOCK};
        }

        @Override
        MapShape shape(INDArray maps) {
            return new MapShape(this, maps.size(0), maps.size(2), maps.size(3), maps.size(1) * BLOCK);
        }

        @Override
        INDArray plain(INDArray maps) {
            return maps.permute(0, 1, 4, 2, 3).dup('c').reshape('c', CHANNELS_FIRST.dimensions(shape(maps)));
        }

        @Override
        INDArray ofPlain(INDArray maps) {
            INDArray inOrder = maps.ordering() == 'c' && !maps.isView() ? maps : maps.dup('c');
            return inOrder.reshape('c', maps.size(0), maps.size(1) / BLOCK, BLOCK, maps.size(2), maps.size(3))
                    .permute(0, 1, 3, 4, 2);
        }
    };

    /** The channels of a block. */
    static final int BLOCK = 8;

    private final format_tag tag;

    Layout(format_tag tag) {
        this.tag = tag;
    }

    /** What oneDNN calls it. */
    format_tag tag() {
        return tag;
    }

    /** The dimensions of an array that has maps of a shape in this layout. */
    abstract long[] dimensions(MapShape shape);

    /** The shape of the maps that an array in this layout has. */
    abstract MapShape shape(INDArray maps);

    /** {@code [N, C, H, W]}, in whatever order in memory. */
    abstract INDArray plain(INDArray maps);

    /** What {@link #plain} was made of. */
    abstract INDArray ofPlain(INDArray maps);

    /** Maps of another layout in this one; the same array if they are in it and in order. */
    INDArray from(Layout other, INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
        if (this != other) {
            return workspaces.dup(memory, ofPlain(other.plain(maps)), 'c');
        }
        boolean inOrder = maps.ordering() == 'c' && !maps.isView() && maps.elementWiseStride() == 1;
        return inOrder ? maps : workspaces.dup(memory, maps, 'c');
    }

    /** Maps of one pixel in this layout, on the same memory: all layouts have the same order then. */
    INDArray ofOnePixel(INDArray maps) {
        long images = maps.size(0);
        return maps.reshape('c', dimensions(new MapShape(this, images, 1, 1, maps.length() / images)));
    }
}
