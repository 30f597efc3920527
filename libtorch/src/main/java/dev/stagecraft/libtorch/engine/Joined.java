/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.engine.HostArray;
import java.util.ArrayList;
import java.util.List;

/** Arrays of parts of a batch as those of the batch. */
final class Joined {
    private Joined() {}

    /** @param parts what each part of a batch gave, in order */
    static List<HostArray> of(List<List<HostArray>> parts) {
        List<HostArray> joined = new ArrayList<>();
        for (int result = 0; result < parts.get(0).size(); result++) {
            int number = result;
            joined.add(one(parts.stream().map(part -> part.get(number)).toList()));
        }
        return joined;
    }

    private static HostArray one(List<HostArray> parts) {
        long[] shape = parts.get(0).shape().clone();
        shape[0] = parts.stream().mapToLong(part -> part.shape()[0]).sum();
        int length = parts.stream().mapToInt(part -> part.numbers().length).sum();
        float[] numbers = new float[length];
        int end = 0;
        for (HostArray part : parts) {
            System.arraycopy(part.numbers(), 0, numbers, end, part.numbers().length);
            end += part.numbers().length;
        }
        return new HostArray(shape, numbers);
    }
}
