/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.runtime.internal.COrder;
import java.util.Arrays;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an engine is given, as it takes it: one number behind the other, of 32 bits, in the shape that it reads them by. */
final class EngineBatch {
    private EngineBatch() {}

    /** @throws IllegalArgumentException if they are not {@code [N, C, H, W]} */
    static INDArray images(INDArray images) {
        if (images == null || images.rank() != 4) {
            throw new IllegalArgumentException("The images are " + shape(images) + "; they must be [N, C, H, W].");
        }
        return ordered(images);
    }

    /**
     * @param images how many there are
     * @param classes how many there are; -1 if that is not known
     * @throws IllegalArgumentException if they are not {@code [N, classes]}
     */
    static INDArray labels(INDArray labels, long images, long classes) {
        boolean fits = labels != null
                && labels.rank() == 2
                && labels.size(0) == images
                && (classes < 0 || labels.size(1) == classes);
        if (!fits) {
            throw new IllegalArgumentException("The labels are " + shape(labels) + "; they must be [" + images + ", "
                    + (classes < 0 ? "classes" : classes) + "], a row for each image.");
        }
        return ordered(labels);
    }

    private static String shape(INDArray array) {
        return array == null ? "null" : Arrays.toString(array.shape());
    }

    private static INDArray ordered(INDArray array) {
        return COrder.of(array, DataType.FLOAT, ArrayType.INPUT, LayerWorkspaceMgr.noWorkspaces());
    }
}
