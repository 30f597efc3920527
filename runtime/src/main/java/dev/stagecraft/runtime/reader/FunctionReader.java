/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Function;
import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Deeplearning4j's activation functions. Exactly these classes: what extends one of them computes something else. */
final class FunctionReader {
    private static final Map<Class<?>, java.util.function.Function<IActivation, Function>> KINDS = new HashMap<>();

    static {
        add(ActivationIdentity.class, identity -> new Function.Identity());
        add(ActivationReLU.class, FunctionReader::relu);
        add(ActivationReLU6.class, relu -> new Function.Relu6());
        add(ActivationLReLU.class, leaky -> new Function.LeakyRelu(leaky.getAlpha()));
        add(ActivationELU.class, elu -> new Function.Elu(elu.getAlpha()));
        add(ActivationSwish.class, swish -> new Function.Swish());
        add(GaussianErrorLinearUnit.class, gelu -> new Function.Gelu());
        add(ActivationGELU.class, gelu -> gelu.isPrecise() ? new Function.CubedGelu() : new Function.QuickGelu());
        add(ActivationMish.class, mish -> new Function.Mish());
        add(ActivationSigmoid.class, sigmoid -> new Function.Sigmoid());
        add(ActivationTanH.class, tanh -> new Function.Tanh());
        add(ActivationHardTanH.class, tanh -> new Function.HardTanh());
        add(ActivationHardSigmoid.class, sigmoid -> new Function.HardSigmoid());
        add(ActivationSoftPlus.class, softPlus -> new Function.SoftPlus());
        add(ActivationSoftmax.class, softmax -> new Function.Softmax());
    }

    private FunctionReader() {}

    private static <A extends IActivation> void add(
            Class<A> kind, java.util.function.Function<? super A, Function> reading) {
        KINDS.put(kind, function -> reading.apply(kind.cast(function)));
    }

    static Function of(IActivation function) {
        java.util.function.Function<IActivation, Function> reading = KINDS.get(function.getClass());
        return reading == null
                ? new Function.Other(function.getClass().getName(), function.toString(), "set another.")
                : reading.apply(function);
    }

    /** Deeplearning4j has one class for rectifiers that clip, have a threshold, or leak. */
    private static Function relu(ActivationReLU relu) {
        if (relu.equals(new ActivationReLU())) {
            return new Function.Relu();
        }
        return new Function.Other(
                relu.getClass().getName(),
                "with the maximum " + relu.getMax() + ", the threshold " + relu.getThreshold()
                        + " and the negative slope " + relu.getNegativeSlope(),
                "set one without, ActivationReLU6 or ActivationLReLU.");
    }
}
