/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

/**
 * How a node is computed forwards.
 *
 * @param training whether the network learns from the batch; otherwise it answers
 * @param keeps whether a gradient will come back to the node
 * @param step the number of the training's step
 */
record ForwardPass(boolean training, boolean keeps, long step) {
    static final ForwardPass INFERENCE = new ForwardPass(false, false, 0);
}
