/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What PyTorch and timm computed: {@code tools/update_reference.py} wrote it. */
public final class Reference {
    public static final int STEPS = 50;

    private static final JsonNode ALL = read();

    private Reference() {}

    private static JsonNode read() {
        try (InputStream file = Reference.class.getResourceAsStream("trajectories.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode of(String kind) {
        return ALL.get(kind);
    }

    public static double[] row(JsonNode numbers) {
        return IntStream.range(0, numbers.size())
                .mapToDouble(index -> numbers.get(index).doubleValue())
                .toArray();
    }

    /** Those of the script's parameters, by the same formula. */
    static float[] numbers(List<Integer> lengths, Formula formula) {
        float[] all = new float[lengths.stream().mapToInt(Integer::intValue).sum()];
        int at = 0;
        for (int place = 0; place < lengths.size(); place++) {
            for (int index = 0; index < lengths.get(place); index++) {
                all[at++] = (float) formula.at(index, place);
            }
        }
        return all;
    }

    interface Formula {
        double at(int index, int place);
    }
}
