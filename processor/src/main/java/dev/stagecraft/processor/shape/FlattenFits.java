package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Dense;

/** A flattened map has no more values than a dense layer can count. */
final class FlattenFits {
    private final Trace trace;
    private final Diagnostics diagnostics;

    FlattenFits(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    boolean check(Dense dense, Shape input) {
        boolean fits = input.size() <= Integer.MAX_VALUE;
        if (!fits) {
            diagnostics.report(Message.FLATTENED_TOO_LARGE, dense.origin(), trace.lines(), input, input.size());
        }
        return fits;
    }
}
