package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** In which order a vertex hands its maps on. */
enum Layout {
    /** {@code [N, C, H, W]}, as every layer of Deeplearning4j takes them. */
    CHANNELS_FIRST {
        @Override
        INDArray toLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
            return workspaces.dup(memory, maps.permute(0, 2, 3, 1), 'c');
        }

        @Override
        INDArray fromLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
            return workspaces.dup(memory, maps.permute(0, 3, 1, 2), 'c');
        }

        @Override
        INDArray ofOnePixel(INDArray maps) {
            return maps.reshape('c', maps.size(0), maps.length() / maps.size(0), 1, 1);
        }
    },
    /** {@code [N, H, W, C]}, as oneDNN reads them fastest. */
    CHANNELS_LAST {
        @Override
        INDArray toLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
            boolean inOrder = maps.ordering() == 'c' && !maps.isView() && maps.elementWiseStride() == 1;
            return inOrder ? maps : workspaces.dup(memory, maps, 'c');
        }

        @Override
        INDArray fromLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces) {
            return maps;
        }

        @Override
        INDArray ofOnePixel(INDArray maps) {
            return maps.reshape('c', maps.size(0), 1, 1, maps.length() / maps.size(0));
        }
    };

    /** Maps of this layout with their channels last. */
    abstract INDArray toLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces);

    /** Maps of one pixel in this layout, on the same memory: both layouts have the same order then. */
    abstract INDArray ofOnePixel(INDArray maps);

    /** Maps whose channels are last, which are in this memory already, in this layout. */
    abstract INDArray fromLast(INDArray maps, ArrayType memory, LayerWorkspaceMgr workspaces);
}
