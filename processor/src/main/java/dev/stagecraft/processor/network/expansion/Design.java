/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.processor.declaration.DesignDeclaration;
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Normalization;

/** Makes the layers that all parts of a network have in common. */
record Design(DesignDeclaration declared) {
    WindowPadding padding() {
        return new WindowPadding(declared.convolution().padding().value());
    }

    boolean isPreActivation() {
        return declared.block().isPreActivation();
    }

    boolean hasBias(boolean normalized) {
        return declared.convolution().hasBias(normalized);
    }

    boolean standardizesWeights() {
        return declared.standardization().isPresent();
    }

    Normalization normalization(String name) {
        return normalization(name, false);
    }

    Normalization normalization(String name, boolean startsAtZero) {
        return new Normalization(name, kind(), startsAtZero);
    }

    private Normalization.Kind kind() {
        NormalizationDeclaration normalization = declared.normalization();
        return switch (normalization.kind().value()) {
            case BATCH -> new Normalization.Batch();
            case GROUP ->
                new Normalization.Group(
                        normalization.groups().value(), normalization.groups().origin());
        };
    }

    /** The network's activation, under a name of its own. */
    Activation activation(String name) {
        return new Activation(name, function());
    }

    /** The network's activation, called after its function: {@code relu2}, {@code relu6_2}. */
    Activation numberedActivation(int number) {
        String name = function().layerName();
        boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
        return activation(name + (endsInDigit ? "_" : "") + number);
    }

    /** The network's only activation of a section, called after its function. */
    Activation activation() {
        return activation(function().layerName());
    }

    /** The network's activation behind a layer whose name its own begins with: {@code norm.relu}. */
    Activation activationOf(String layer) {
        return activation(layer + "." + function().layerName());
    }

    private Activation.Function function() {
        return Activation.Function.valueOf(declared.activated().value().name());
    }
}
