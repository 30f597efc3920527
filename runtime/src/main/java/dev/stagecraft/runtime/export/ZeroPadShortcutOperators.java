/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.List;

/** Every {@code stride}-th row and column, and channels of zeros. */
final class ZeroPadShortcutOperators implements NodeOperators<Node.ZeroPadShortcut> {
    @Override
    public String write(Node.ZeroPadShortcut shortcut, Vertex vertex) {
        long stride = shortcut.stride();
        String starts = vertex.integers("starts", 0, 0);
        String ends = vertex.integers("ends", Long.MAX_VALUE, Long.MAX_VALUE);
        String axes = vertex.integers("axes", 2, 3);
        String steps = vertex.integers("steps", stride, stride);
        String subsampled = vertex.step("subsampled", "Slice", List.of(vertex.input(), starts, ends, axes, steps));
        long added = shortcut.out() - shortcut.in();
        long before = added / 2;
        String pads = vertex.integers("pads", 0, before, 0, 0, 0, added - before, 0, 0);
        return vertex.give("Pad", List.of(subsampled, pads));
    }
}
