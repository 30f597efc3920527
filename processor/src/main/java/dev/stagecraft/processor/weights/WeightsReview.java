/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.PretrainedWeightsDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.weights.WeightsMatch;
import javax.lang.model.element.TypeElement;

/** Checks the weights that a network names. Of their file the header is read, never the values. */
public record WeightsReview(WeightsLocator locator) {
    /** @param type the interface that is compiled */
    public void check(ShapedNetwork network, TypeElement type, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .weights()
                .map(PretrainedWeightsDeclaration::location)
                .ifPresent(location -> check(network, type, location, diagnostics));
    }

    private void check(ShapedNetwork network, TypeElement type, Declared<String> location, Diagnostics diagnostics) {
        new WeightsExist(locator)
                .find(type, location, diagnostics)
                .flatMap(file -> WeightsAreSound.read(file, location, diagnostics))
                .map(header -> WeightsMatch.of(
                        NetworkTensors.of(network), header.infos(), NetworkTensors.poolsOverTheEdge(network)))
                .ifPresent(match -> WeightsFit.check(match, location, diagnostics));
    }
}
