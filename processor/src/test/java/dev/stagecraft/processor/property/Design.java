/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** What is declared for all layers of a network and decides what fits together. */
final class Design {
    private final Profile profile;
    /** Whether maps are not padded. */
    boolean unpadded;

    boolean preActivation;
    boolean stridesLast;
    /** The shortcut of stages that have none of their own. */
    String shortcut = "AUTO";
    /** By how much narrower a block's first convolution is. */
    int reduceFirst = 1;
    /** What must divide the channels of every map. */
    int groups = 1;
    /** The filter that carries strides; empty for none. */
    String filter = "";

    Design(Profile profile) {
        this.profile = profile;
    }

    /** As many channels, or as many more as the normalization's groups ask for. */
    int channels(int usual) {
        return multiple(usual, groups);
    }

    /** As many filters of a stage, or as many more as groups and the first convolution ask for. */
    int filters(int usual) {
        return multiple(usual, groups * reduceFirst);
    }

    boolean blurs() {
        return filter.equals("BLUR");
    }

    private int multiple(int usual, int of) {
        return profile.fits ? (usual + of - 1) / of * of : usual;
    }
}
