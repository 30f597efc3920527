/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.Windows;

/** What windows see beyond the edges of maps. */
final class Sides {
    private Sides() {}

    static Padding padding(Session session, Windows windows, double value) {
        return new Padding(
                session,
                new Padding.Sides(
                        (int) windows.rows().before(),
                        (int) windows.rows().after(),
                        (int) windows.columns().before(),
                        (int) windows.columns().after(),
                        0,
                        0),
                value);
    }
}
