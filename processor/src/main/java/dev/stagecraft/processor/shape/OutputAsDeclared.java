package dev.stagecraft.processor.shape;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A stage gives the shape that its author wrote down. */
final class OutputAsDeclared {
    private final Trace trace;
    private final Diagnostics diagnostics;

    OutputAsDeclared(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    /** After the first mismatch it says nothing more: what follows would only repeat it. */
    void check(StageDeclaration stage, FeatureMap output) {
        List<Integer> numbers = stage.output().value();
        if (numbers.isEmpty() || !diagnostics.isClean()) {
            return;
        }
        FeatureMap expected = new FeatureMap(numbers.get(0), numbers.get(1), numbers.get(2));
        if (!expected.equals(output)) {
            diagnostics.report(
                    Message.OUTPUT_MISMATCH,
                    stage.output().origin(),
                    trace.lines(),
                    stage.name(),
                    output,
                    expected,
                    remedy(stage, output, expected));
        }
    }

    private static String remedy(StageDeclaration stage, FeatureMap output, FeatureMap expected) {
        String correction = "output = {" + output.channels() + ", " + output.height() + ", " + output.width() + "}";
        int expansion = stage.expansionInForce();
        boolean onlyChannels = output.area().equals(expected.area())
                && expected.channels() % expansion == 0
                && stage.shortcut().value() != Shortcut.IDENTITY;
        return onlyChannels ? correction + ", or filters = " + expected.channels() / expansion : correction;
    }
}
