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

/** A backbone gives the maps of stages that there are. */
final class BackboneStagesExist implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone().ifPresent(backbone -> check(network, backbone.stages(), diagnostics));
    }

    private static void check(NetworkDeclaration network, Declared<List<Integer>> stages, Diagnostics diagnostics) {
        int first = network.stem().isPresent() ? 0 : 1;
        int last = network.stages().size();
        for (int i = 0; i < stages.value().size(); i++) {
            int stage = stages.value().get(i);
            if (last > 0 && (stage < first || stage > last)) {
                diagnostics.report(
                        Message.NO_SUCH_MAP,
                        stages.origin().element(i),
                        stage,
                        first == 0 ? "0 (the stem)" : "1 (there is no stem)",
                        last,
                        network.simpleName());
            }
        }
    }
}
