/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** The file that is named is there. */
record WeightsExist(WeightsLocator locator) {
    Optional<WeightsFile> find(TypeElement network, Declared<String> location, Diagnostics diagnostics) {
        Optional<WeightsFile> file = locator.find(network, location.value());
        if (file.isEmpty()) {
            diagnostics.report(Message.WEIGHTS_NOT_FOUND, location.origin(), location.value());
        }
        return file;
    }
}
