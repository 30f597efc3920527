/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * The sum of a residual branch and a shortcut.
 *
 * @param lead what stands before both in the branch: the first normalization and activation of a pre-activation block; else
 *     empty
 * @param branch the rest of the residual branch
 * @param shortcut empty for the identity
 * @param shortcutFollowsLead whether the shortcut takes what the lead gives, and not the block's input
 */
public record Add(String name, List<Layer> lead, List<Layer> branch, List<Layer> shortcut, boolean shortcutFollowsLead)
        implements Layer {
    public Add {
        lead = List.copyOf(lead);
        branch = List.copyOf(branch);
        shortcut = List.copyOf(shortcut);
    }

    /** Lead, branch and shortcut. */
    @Override
    public List<List<Layer>> chains() {
        return List.of(lead, branch, shortcut);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.add(this);
    }
}
