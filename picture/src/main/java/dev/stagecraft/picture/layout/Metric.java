/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is told of each stage, and drawn to scale. */
public enum Metric {
    /** Trainable parameters. */
    PARAMETERS("parameters", section -> section.cost().parameters()),
    /** For one image. */
    MULTIPLY_ADDS("multiply-adds", section -> section.cost().multiplyAdds()),
    /** For one image. */
    ACTIVATIONS("activation bytes", section -> section.cost().activationBytes()),
    /** Of what the stage gives. */
    RECEPTIVE_FIELD("receptive field", section -> section.field().pixels());

    /** Percent that a tenth would round to nothing. */
    private static final double LEAST = 0.05;

    private final String title;
    private final ToLongFunction<Section> value;

    Metric(String title, ToLongFunction<Section> value) {
        this.title = title;
        this.value = value;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** The number of a section. */
    public long value(Section section) {
        return value.applyAsLong(section);
    }

    /** The number as it is written: {@code 1,219,584}; a receptive field with its unit. */
    public String text(Section section) {
        return this == RECEPTIVE_FIELD ? section.field().toString() : String.format(Locale.ROOT, "%,d", value(section));
    }

    /** The largest of these networks' sections: what a whole bar is. */
    public long largest(List<Network> networks) {
        return networks.stream()
                .flatMap(network -> network.sections().stream())
                .filter(section -> this != RECEPTIVE_FIELD || !section.field().whole())
                .mapToLong(this::value)
                .max()
                .orElse(0);
    }

    /** How long a bar is, from 0 to 1. */
    public double share(Section section, List<Network> networks) {
        if (this == RECEPTIVE_FIELD && section.field().whole()) {
            return 1;
        }
        long largest = largest(networks);
        return largest == 0 ? 0 : (double) value(section) / largest;
    }

    /** The part of the network's: {@code 12.3 %}; nothing where parts do not add up. */
    private String part(Section section, Network network) {
        long all = network.sections().stream().mapToLong(this::value).sum();
        return this == RECEPTIVE_FIELD || all == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f %%", 100.0 * value(section) / all);
    }

    /** The part of the network; of a second network the difference to the first. */
    public String aside(Section section, Network network, List<Network> networks) {
        return network == networks.get(0)
                ? part(section, network)
                : networks.get(0)
                        .section(section.name())
                        .map(other -> change(section, other))
                        .orElse("");
    }

    /** How much more it is than another's: {@code +12.3 %}; nothing where they are the same, or the other is 0. */
    private String change(Section section, Section other) {
        long before = value(other);
        if (before == 0 || before == value(section)) {
            return "";
        }
        double percent = 100.0 * (value(section) - before) / before;
        return String.format(Locale.ROOT, Math.abs(percent) < LEAST ? "%+.2g %%" : "%+.1f %%", percent);
    }
}
