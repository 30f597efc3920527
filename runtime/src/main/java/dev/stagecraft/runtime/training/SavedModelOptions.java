/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.InferenceOptions;
import java.util.Objects;

/**
 * How a saved model is opened.
 *
 * @param classes that its network may be made of
 * @param inference who computes the network, and with which numbers
 */
public record SavedModelOptions(ModelClasses classes, InferenceOptions inference) {
    /**
     * Checks the options.
     *
     * @param classes that its network may be made of
     * @param inference who computes the network, and with which numbers
     * @throws NullPointerException if one is null
     */
    public SavedModelOptions {
        Objects.requireNonNull(classes, "classes");
        Objects.requireNonNull(inference, "inference");
    }

    /** {@return options with the classes of Deeplearning4j and Stagecraft, computed by whoever is fastest here} */
    public static SavedModelOptions defaults() {
        return new SavedModelOptions(ModelClasses.known(), InferenceOptions.defaults());
    }

    /**
     * {@return these options with other classes}
     *
     * @param classes that the network may be made of
     */
    public SavedModelOptions withClasses(ModelClasses classes) {
        return new SavedModelOptions(classes, inference);
    }

    /**
     * {@return these options with the network computed otherwise}
     *
     * @param inference who computes it, and with which numbers
     */
    public SavedModelOptions withInference(InferenceOptions inference) {
        return new SavedModelOptions(classes, inference);
    }
}
