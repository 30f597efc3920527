package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A network has an input, a stage and a head. */
final class RequiredParts implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.input().isEmpty()) {
            diagnostics.report(Message.INPUT_MISSING, network.origin(), network.simpleName());
        }
        if (network.stages().isEmpty()) {
            diagnostics.report(Message.STAGE_MISSING, network.origin(), network.simpleName());
        }
        if (network.head().isEmpty()) {
            diagnostics.report(Message.HEAD_MISSING, network.origin(), network.simpleName());
        }
    }
}
