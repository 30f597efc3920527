package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Normalization;

/** The groups of a normalization have equally many channels. */
final class NormalizationGroupsDivide {
    private final Trace trace;
    private final Diagnostics diagnostics;

    NormalizationGroupsDivide(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, Normalization normalization, Shape input) {
        if (normalization.kind() instanceof Normalization.Group group && input.channels() % group.groups() != 0) {
            diagnostics.report(
                    Message.NORMALIZATION_GROUPS,
                    group.origin(),
                    trace.failingAt(name, input.toString()),
                    name,
                    input.channels(),
                    group.groups(),
                    Divisors.nearest(group.groups(), input.channels()));
        }
    }
}
