/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds up numbers of maps. */
interface MapSums extends Resource {
    /**
     * @param maps where they are
     * @param result is written
     */
    void run(Pointer maps, INDArray result);
}
