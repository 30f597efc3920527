/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package example.layers;

import org.nd4j.linalg.activations.impl.ActivationReLU;

/** An activation of a user's. */
public final class OwnActivation extends ActivationReLU {
    private static final long serialVersionUID = 1L;
}
