/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.recipe.Curve;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What a recipe decides of a training's result, each setting under the name that a message uses. */
final class RecipeSettings {
    static final String PREFIX = "recipe ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecipeSettings() {}

    /** The number of epochs is among it where the rates follow from it. */
    static Map<String, String> of(Recipe recipe) {
        boolean isAnyLength = recipe.update().schedule().curve() instanceof Curve.Constant;
        Set<String> others = isAnyLength ? Set.of("name", "epochs", "earlyStopping") : Set.of("name", "earlyStopping");
        SortedMap<String, String> values = new TreeMap<>();
        try {
            JsonNode settings = JSON.readTree(recipe.toJson());
            settings.fields().forEachRemaining(setting -> {
                if (!others.contains(setting.getKey())) {
                    values.put(PREFIX + setting.getKey(), setting.getValue().toString());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A recipe's JSON is none", e);
        }
        return values;
    }
}
