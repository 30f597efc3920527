/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network is made of, as JSON: its stem, its stages and its head. */
final class NetworkText {
    private NetworkText() {}

    static String of(NetworkSummary network) {
        List<Map<String, Object>> parts = new ArrayList<>();
        List<LayerSummary> part = new ArrayList<>();
        String name = "stem";
        for (LayerSummary layer : network.layers()) {
            if (layer.kind().equals("Input")) {
                continue;
            }
            String next = partOf(layer, name);
            if (!next.equals(name) && !part.isEmpty()) {
                parts.add(part(name, part));
                part.clear();
            }
            name = next;
            part.add(layer);
        }
        parts.add(part(name, part));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", network.name());
        values.put("input", network.input().toString());
        values.put("parts", parts);
        return JsonText.of(values);
    }

    /** Layers of a stage begin with its name; what comes before the first is the stem, and what comes behind the last the head. */
    private static String partOf(LayerSummary layer, String before) {
        int dot = layer.name().indexOf('.');
        String beginning = dot < 0 ? layer.name() : layer.name().substring(0, dot);
        if (beginning.matches("layer\\d+")) {
            return beginning;
        }
        return before.equals("stem") ? before : "head";
    }

    private static Map<String, Object> part(String name, List<LayerSummary> layers) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("layers", layers.size());
        values.put("output", layers.get(layers.size() - 1).output().toString());
        values.put(
                "parameters",
                layers.stream().mapToLong(LayerSummary::parameters).sum());
        values.put(
                "multiplyAdds",
                layers.stream().mapToLong(LayerSummary::multiplyAdds).sum());
        return values;
    }
}
