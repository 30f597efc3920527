package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A bottleneck's channels are counted in an int. */
final class ChannelLimit implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            long filters = stage.filters().value();
            long expansion = stage.expansion().value();
            if (stage.bottleneck().value() && filters > 0 && filters * expansion > Integer.MAX_VALUE) {
                diagnostics.report(
                        Message.TOO_MANY_CHANNELS,
                        stage.filters().origin(),
                        stage.name(),
                        filters,
                        expansion,
                        filters * expansion);
            }
        }
    }
}
