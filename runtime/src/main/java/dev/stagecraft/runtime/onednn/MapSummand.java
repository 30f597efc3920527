/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What can be added to maps in less than what it would take to write it somewhere and to add it then. */
interface MapSummand {
    /** @param sum is written, in C order */
    void addTo(INDArray sum);
}
