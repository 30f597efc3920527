package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Batch normalization divides by a root of at least epsilon, and averages with weights decay and 1 - decay. */
final class NormalizationConstants implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Double> epsilon = network.normalization().epsilon();
        if (!(epsilon.value() > 0 && epsilon.value() < Double.POSITIVE_INFINITY)) {
            diagnostics.report(Message.EPSILON, epsilon.origin(), epsilon.value());
        }
        Declared<Double> decay = network.normalization().decay();
        if (!(decay.value() >= 0 && decay.value() < 1)) {
            diagnostics.report(Message.DECAY, decay.origin(), decay.value());
        }
    }
}
