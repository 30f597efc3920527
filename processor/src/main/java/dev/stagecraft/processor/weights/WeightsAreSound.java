/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.file.SafetensorsHeader;
import java.io.IOException;
import java.util.Optional;

/** The file is a sound safetensors file. */
final class WeightsAreSound {
    private WeightsAreSound() {}

    static Optional<SafetensorsHeader> read(WeightsFile file, Declared<String> location, Diagnostics diagnostics) {
        try {
            return Optional.of(file.header());
        } catch (IOException e) {
            String fault =
                    e instanceof InvalidWeightsException invalid ? invalid.fault() : "cannot be read: " + e + ".";
            diagnostics.report(Message.WEIGHTS_DAMAGED, location.origin(), location.value(), fault);
            return Optional.empty();
        }
    }
}
