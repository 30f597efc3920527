/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Recent;
import dev.stagecraft.runtime.onednn.Resource;
import dev.stagecraft.runtime.onednn.Slab;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory for one call at a time, of as many bytes as the largest schedule that ran in it. */
final class Workplace implements Resource {
    private Optional<Slab> slab = Optional.empty();
    private final Recent<Schedule, Binding> bindings =
            new Recent<>(schedule -> new Binding(schedule, slab.orElseThrow()));

    void run(Schedule schedule, INDArray images, List<INDArray> results) {
        boolean isLargeEnough =
                slab.filter(memory -> memory.bytes() >= schedule.bytes()).isPresent();
        if (!isLargeEnough) {
            // First, so that both need not fit at once; and nothing may use it if there is not enough for the next.
            close();
            slab = Optional.of(new Slab(schedule.bytes()));
        }
        bindings.get(schedule).run(images, results);
    }

    @Override
    public void close() {
        bindings.close();
        slab.ifPresent(Slab::close);
        slab = Optional.empty();
    }
}
