package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** The first 3x3 convolution of a stage has the dilation of the stage before; a last stage of one bottleneck has no other. */
final class DilationIsUsed implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        List<StageDeclaration> stages = network.stages();
        if (stages.isEmpty()) {
            return;
        }
        StageDeclaration last = stages.get(stages.size() - 1);
        if (last.dilation().value() > 1
                && last.blocks().value() == 1
                && last.bottleneck().value()
                && last.block().isEmpty()) {
            diagnostics.report(
                    Message.UNUSED_DILATION,
                    last.dilation().origin(),
                    last.name(),
                    last.dilation().value());
        }
    }
}
