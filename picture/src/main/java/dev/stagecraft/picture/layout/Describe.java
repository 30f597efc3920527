/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.network.Cost;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.Locale;
import java.util.stream.Collectors;

/** A network in words: for who does not see the picture, and below its name. */
public final class Describe {
    private Describe() {}

    /** What a network costs: {@code 25,557,032 parameters · …}. */
    public static String cost(Network network) {
        Cost cost = network.cost();
        return String.format(
                Locale.ROOT,
                "%,d parameters \u00b7 %,d multiply-adds \u00b7 %,d bytes of activations for one image",
                cost.parameters(),
                cost.multiplyAdds(),
                cost.activationBytes());
    }

    /** Each section with its shapes, in a sentence. */
    public static String sections(Network network) {
        return network.name() + ": " + cost(network).replace(" \u00b7 ", ", ") + ". "
                + network.sections().stream().map(Describe::section).collect(Collectors.joining("; ")) + ".";
    }

    /** A section with its shapes. */
    static String section(Section section) {
        return section.name() + blocks(section, ", ") + " from " + section.input() + " to " + section.output();
    }

    /** {@code stride 16 · 6 blocks}: where a section stands, and how deep it is. */
    public static String place(Section section) {
        String stride =
                section.field().whole() ? "" : "stride " + section.field().stride();
        return stride + blocks(section, stride.isEmpty() ? "" : " \u00b7 ");
    }

    /** How many blocks a stage has: {@code , 6 blocks}; nothing of a stem or a head. */
    static String blocks(Section section, String before) {
        int count = section.count();
        return count == 0 ? "" : before + count + (count == 1 ? " block" : " blocks");
    }
}
