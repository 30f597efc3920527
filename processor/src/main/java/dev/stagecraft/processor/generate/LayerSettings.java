/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate;

import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.DropBlock;
import dev.stagecraft.processor.network.Dropout;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Noise;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.StochasticDepth;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a layer is set to, in words of the field; what goes without saying (a stride, a dilation, groups of 1; a padding of 0) is left out. */
final class LayerSettings implements Layer.Selective<Map<String, String>> {
    private final Map<String, String> settings = new TreeMap<>();

    private LayerSettings() {}

    static Map<String, String> of(Layer layer) {
        return layer.accept(new LayerSettings());
    }

    private LayerSettings with(String name, Object value) {
        settings.put(name, String.valueOf(value));
        return this;
    }

    private LayerSettings unlessOne(String name, Quantity value) {
        return value.value() == 1 ? this : with(name, value.value());
    }

    private LayerSettings when(boolean condition, String name) {
        return condition ? with(name, true) : this;
    }

    private LayerSettings padding(Padding padding) {
        if (padding instanceof Padding.Explicit explicit) {
            int pixels = explicit.pixels().value();
            return pixels == 0 ? this : with("padding", pixels);
        }
        return with("padding", padding instanceof Padding.Same ? "same" : "ceiling");
    }

    @Override
    public Map<String, String> convolution(Convolution convolution) {
        return with("kernel", convolution.kernel())
                .unlessOne("stride", convolution.stride())
                .unlessOne("dilation", convolution.dilation())
                .unlessOne("groups", convolution.groups())
                .padding(convolution.padding())
                .when(convolution.bias(), "bias")
                .when(convolution.standardized(), "standardized")
                .settings;
    }

    @Override
    public Map<String, String> normalization(Normalization normalization) {
        return normalization.kind() instanceof Normalization.Group group
                ? with("groups", group.groups()).settings
                : settings;
    }

    @Override
    public Map<String, String> activation(Activation activation) {
        return with("function", activation.function().name().toLowerCase(Locale.ROOT)).settings;
    }

    @Override
    public Map<String, String> pooling(Pooling pooling) {
        return with("kind", pooling.kind() == Pooling.Kind.MAX ? "max" : "average")
                .with("kernel", pooling.kernel().value())
                .unlessOne("stride", pooling.stride())
                .padding(pooling.padding())
                .settings;
    }

    @Override
    public Map<String, String> blurPooling(BlurPooling pooling) {
        return unlessOne("stride", pooling.stride()).settings;
    }

    @Override
    public Map<String, String> zeroPadShortcut(ZeroPadShortcut shortcut) {
        return unlessOne("stride", shortcut.stride()).settings;
    }

    /** Of a lead that the shortcut leaves as well. */
    @Override
    public Map<String, String> add(Add add) {
        boolean follows = add.shortcutFollowsLead() && !add.lead().isEmpty();
        return follows ? with("follows", "lead").settings : settings;
    }

    @Override
    public Map<String, String> noise(Noise noise) {
        if (noise instanceof Dropout dropout) {
            return with("rate", dropout.rate()).settings;
        }
        if (noise instanceof DropBlock dropBlock) {
            return with("rate", dropBlock.rate()).with("size", dropBlock.size()).settings;
        }
        return with("lastRate", ((StochasticDepth) noise).rate()).settings;
    }

    @Override
    public Map<String, String> dense(Dense dense) {
        return when(dense.bias(), "bias").settings;
    }

    /** The numbers of its record, by their names. */
    @Override
    public Map<String, String> other(Layer layer) {
        for (RecordComponent component : layer.getClass().getRecordComponents()) {
            Object value = valueOf(component, layer);
            if (value instanceof Quantity quantity) {
                with(component.getName(), quantity.value());
            } else if (value instanceof Number) {
                with(component.getName(), value);
            }
        }
        return settings;
    }

    private static Object valueOf(RecordComponent component, Layer layer) {
        try {
            return component.getAccessor().invoke(layer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " of a public record is public", e);
        }
    }

    /** The columns for a layer and the chains that it holds. */
    static List<String> columns(Map<String, String> settings, List<Long> paths) {
        return List.of(
                String.join(
                        " ", settings.entrySet().stream().map(Object::toString).toList()),
                paths.stream().allMatch(length -> length == 0)
                        ? ""
                        : String.join(",", paths.stream().map(String::valueOf).toList()));
    }
}
