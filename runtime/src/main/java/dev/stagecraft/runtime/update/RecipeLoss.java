/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.Objective;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss of recipes, as Deeplearning4j computes it. */
public interface RecipeLoss extends ILossFunction {
    /** {@return the same for engines} */
    Objective objective();
}
