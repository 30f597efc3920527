package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Stage;
import java.util.List;
import java.util.Optional;

/** The residual branch and the shortcut of a block give the same shape, so that they can be added. */
final class PathsMeet {
    private final Trace trace;
    private final Diagnostics diagnostics;

    PathsMeet(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    /**
     * The shape of the sum.
     *
     * @param padding what to blame if the block's convolutions shrink the map by more than their stride
     */
    Optional<Shape> check(Stage stage, FeatureMap input, FeatureMap branch, FeatureMap shortcut, Origin padding) {
        if (branch.equals(shortcut)) {
            return Optional.of(branch);
        }
        StageDeclaration declared = stage.declaration();
        Origin origin = declared.shortcut().origin();
        List<String> lines =
                trace.failingAt(stage.name(), branch + " in the residual branch, " + shortcut + " in the shortcut");
        if (!branch.area().equals(input.strided(stage.stride()).area())) {
            diagnostics.report(
                    Message.BLOCK_SIZE_MISMATCH, padding, lines, stage.name(), branch.area(), shortcut.area());
        } else if (branch.channels() != shortcut.channels()) {
            diagnostics.report(
                    Message.CHANNEL_MISMATCH,
                    origin,
                    lines,
                    stage.name(),
                    shortcut.channels(),
                    branch.channels(),
                    remedy(stage, input));
        } else {
            diagnostics.report(Message.SIZE_MISMATCH, origin, lines, stage.name(), shortcut.area(), branch.area());
        }
        return Optional.empty();
    }

    private static String remedy(Stage stage, FeatureMap input) {
        String projection = "shortcut = PROJECTION";
        int expansion = stage.declaration().expansionInForce();
        if (input.channels() % expansion != 0) {
            return projection;
        }
        String identity = "filters = " + input.channels() / expansion + (stage.stride() == 1 ? "" : " and stride = 1");
        return projection + ", or " + identity;
    }
}
