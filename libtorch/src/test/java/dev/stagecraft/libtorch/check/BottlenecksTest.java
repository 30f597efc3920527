/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.program.ParameterTensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The networks that are measured beside PyTorch are those that it computes in {@code tools/gpu-check/peer.py}. */
class BottlenecksTest {
    /** As torchvision counts ResNet-50 and ResNeXt-50, and PyTorch the one with gates in that program. */
    @ParameterizedTest
    @CsvSource({"resnet50, 25557032", "resnext50, 25028904", "se-resnet50, 28071976"})
    void theyHaveAsManyParameters(String name, long expected) {
        long learned = Programs.Bottlenecks.named(name).program().tensors().stream()
                .filter(tensor -> tensor.role() != ParameterTensor.Role.RUNNING_MEAN
                        && tensor.role() != ParameterTensor.Role.RUNNING_VARIANCE)
                .mapToLong(ParameterTensor::length)
                .sum();
        assertEquals(expected, learned);
    }
}
