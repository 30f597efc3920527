/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** Attention is put into stages that there are. */
final class AttentionStagesExist implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design()
                .attentions()
                .forEach(attention -> check(network, attention.annotation(), attention.stages(), diagnostics));
        network.design()
                .bottleneckAttention()
                .ifPresent(attention -> check(network, "BottleneckAttention", attention.stages(), diagnostics));
    }

    private static void check(
            NetworkDeclaration network, String annotation, Declared<List<Integer>> stages, Diagnostics diagnostics) {
        int count = network.stages().size();
        for (int i = 0; i < stages.value().size(); i++) {
            int stage = stages.value().get(i);
            if (count > 0 && (stage < 1 || stage > count)) {
                diagnostics.report(
                        Message.NO_SUCH_STAGE,
                        stages.origin().element(i),
                        annotation,
                        stage,
                        count,
                        network.simpleName());
            }
        }
    }
}
