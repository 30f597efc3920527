/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of layers that have no record, by the names that PyTorch gives what most layers have. */
final class NamedTensors {
    private static final Map<String, String> PARTS = Map.of("W", "weight", "b", "bias");

    /** The order in which PyTorch lists them. */
    private static final List<String> ORDER = List.of("weight", "bias");

    private NamedTensors() {}

    static List<ParameterTensor> unknown(LayerPlace layer) {
        return layer.keys().stream()
                .map(key -> unknown(layer, key))
                .sorted(Comparator.comparingInt((ParameterTensor tensor) -> position(tensor.part()))
                        .thenComparing(ParameterTensor::part))
                .toList();
    }

    private static ParameterTensor unknown(LayerPlace layer, String key) {
        INDArray array = layer.array(key);
        boolean isRow = array.rank() == 2 && array.size(0) == 1;
        long[] shape = isRow ? new long[] {array.size(1)} : array.shape();
        Encoding encoding = array.ordering() == 'c' || isRow ? Encoding.PLAIN : Encoding.COLUMNS;
        return layer.tensor(key, PARTS.getOrDefault(key, key), Role.OTHER, encoding, shape);
    }

    private static int position(String part) {
        int position = ORDER.indexOf(part);
        return position < 0 ? ORDER.size() : position;
    }
}
