package example.layers;

import org.nd4j.linalg.activations.impl.ActivationReLU;

/** An activation of a user's. */
public final class OwnActivation extends ActivationReLU {
    private static final long serialVersionUID = 1L;
}
