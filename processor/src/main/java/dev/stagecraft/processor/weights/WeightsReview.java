package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.PretrainedWeightsDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.weights.WeightsMatch;

/** Checks the weights that a network names. Of their file the header is read, never the values. */
public record WeightsReview(WeightsLocator locator) {
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .weights()
                .map(PretrainedWeightsDeclaration::location)
                .ifPresent(location -> check(network, location, diagnostics));
    }

    private void check(ShapedNetwork network, Declared<String> location, Diagnostics diagnostics) {
        new WeightsExist(locator)
                .find(location, diagnostics)
                .flatMap(file -> WeightsAreSound.read(file, location, diagnostics))
                .map(header -> WeightsMatch.of(NetworkTensors.of(network), header.infos()))
                .ifPresent(match -> WeightsFit.check(match, location, diagnostics));
    }
}
