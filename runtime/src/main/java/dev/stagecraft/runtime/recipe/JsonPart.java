/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.shade.jackson.databind.JsonNode;

/** An object of JSON that is asked for its members, and says in one sentence what is wrong with them. */
final class JsonPart {
    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    /** @param place what it is called in a sentence: {@code optimizer} */
    JsonPart(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    place + " is " + (node.isMissingNode() ? "empty" : node) + "; it must be an object in braces.");
        }
    }

    private Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private JsonNode get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(place + " has no " + name + "; add it."));
    }

    private IllegalArgumentException wrong(String name, JsonNode value, String condition) {
        return new IllegalArgumentException(name + " of " + place + " is " + value + "; it must be " + condition + ".");
    }

    double number(String name) {
        JsonNode value = get(name);
        if (!value.isNumber()) {
            throw wrong(name, value, "a number");
        }
        return value.doubleValue();
    }

    double number(String name, double otherwise) {
        return find(name).isPresent() ? number(name) : otherwise;
    }

    OptionalDouble optionalNumber(String name) {
        return find(name).isPresent() ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    int integer(String name) {
        JsonNode value = get(name);
        if (!value.isInt()) {
            throw wrong(name, value, "a whole number");
        }
        return value.intValue();
    }

    int integer(String name, int otherwise) {
        return find(name).isPresent() ? integer(name) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        Optional<JsonNode> value = find(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(name, value.get(), "true or false");
        }
        return value.map(JsonNode::booleanValue).orElse(otherwise);
    }

    String text(String name) {
        JsonNode value = get(name);
        if (!value.isTextual()) {
            throw wrong(name, value, "a text in quotation marks");
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        return find(name).isPresent() ? text(name) : otherwise;
    }

    List<Double> numbers(String name) {
        return list(name, JsonNode::isNumber, JsonNode::doubleValue, "a list of numbers");
    }

    List<String> texts(String name) {
        return list(name, JsonNode::isTextual, JsonNode::textValue, "a list of texts");
    }

    private <T> List<T> list(
            String name, Function<JsonNode, Boolean> fits, Function<JsonNode, T> value, String condition) {
        List<T> values = new ArrayList<>();
        JsonNode list = find(name).orElse(null);
        if (list == null) {
            return values;
        }
        if (!list.isArray()) {
            throw wrong(name, list, condition);
        }
        for (JsonNode element : list) {
            if (!fits.apply(element)) {
                throw wrong(name, list, condition);
            }
            values.add(value.apply(element));
        }
        return values;
    }

    JsonPart part(String name) {
        return new JsonPart(name, get(name));
    }

    Optional<JsonPart> optionalPart(String name) {
        return find(name).map(value -> new JsonPart(name, value));
    }

    /** One of a few words, each of which stands for something. */
    <T> T word(String name, Map<String, T> words) {
        T meant = words.get(text(name));
        if (meant == null) {
            throw wrong(name, get(name), "one of " + String.join(", ", words.keySet()));
        }
        return meant;
    }

    /** All members, as they are. */
    Map<String, Object> all() {
        Map<String, Object> values = new LinkedHashMap<>();
        node.fields().forEachRemaining(member -> {
            JsonNode value = member.getValue();
            asked.add(member.getKey());
            values.put(
                    member.getKey(),
                    value.isNumber()
                            ? (Object) value.doubleValue()
                            : value.isBoolean()
                                    ? value.booleanValue()
                                    : value.isArray() ? numbers(member.getKey()) : value.asText());
        });
        return values;
    }

    /** What nobody asked for is a mistake. */
    void requireNothingElse() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException(place + " has " + name + ", which is no setting of it; it may have "
                        + String.join(", ", asked.stream().sorted().toList()) + ".");
            }
        });
    }
}
