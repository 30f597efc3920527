/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

import java.util.Locale;

/** What a mark is for, from which its colours follow: of a surface fill and outline, of a line the outline, of text the fill. */
public enum Ink {
    /** Behind everything. */
    PAPER("#ffffff", "none", "#14171c", "none"),
    /** A block. */
    CARD("#f6f7f9", "#d3d9e2", "#1c2128", "#39424f"),
    /** Behind what stands on a line in a block. */
    CARD_HALO("#f6f7f9", "none", "#1c2128", "none"),
    /** Of a stage. */
    HEADER("#e8ecf2", "#c3ccd8", "#262d37", "#465160"),
    /** Names. */
    TEXT("#1f2733", "none", "#e6eaf0", "none"),
    /** What is read second: shapes. */
    QUIET("#515c6b", "none", "#a9b3c1", "none"),
    /** Arrows. */
    LINE("#7a8595", "#7a8595", "#8793a4", "#8793a4"),
    /** Arrows of shortcuts. */
    SHORTCUT_LINE("#23848d", "#23848d", "#49b3bd", "#49b3bd"),
    /** Arrows of shortcuts that add zeros. */
    PADDED_LINE("#23848d", "#23848d", "#49b3bd", "#49b3bd"),
    /** Convolutions and dense layers. */
    CONVOLUTION("#dbe7fb", "#6f97de", "#1f3558", "#4f7fd4"),
    /** Text on these. */
    CONVOLUTION_TEXT("#12305f", "none", "#dbe8ff", "none"),
    /** Normalizations. */
    NORMALIZATION("#e6e9ee", "none", "#303844", "none"),
    /** Text on these. */
    NORMALIZATION_TEXT("#414b5a", "none", "#c9d1dc", "none"),
    /** Activations. */
    ACTIVATION("#fdeccd", "none", "#4a3815", "none"),
    /** Text on these. */
    ACTIVATION_TEXT("#674100", "none", "#ffdf9f", "none"),
    /** Pools and blurs. */
    POOL("#d9f1e1", "#5bab79", "#173d29", "#3f9a63"),
    /** Text on these. */
    POOL_TEXT("#0f4a2a", "none", "#c3f2d4", "none"),
    /** Attention. */
    ATTENTION("#eadffb", "#9a76d8", "#36265a", "#8d63d2"),
    /** Text on these. */
    ATTENTION_TEXT("#43217f", "none", "#e6daff", "none"),
    /** Shortcuts. */
    SHORTCUT("#d5f0f1", "#3fa1aa", "#123d42", "#2c97a0"),
    /** Text on these. */
    SHORTCUT_TEXT("#0b474d", "none", "#c0eef1", "none"),
    /** What happens in training only. */
    NOISE("none", "#9aa4b2", "none", "#6d7888"),
    /** Strides, dilations and groups. */
    CHIP("#2f4d7f", "none", "#b9cff5", "none"),
    /** Text on these. */
    CHIP_TEXT("#ffffff", "none", "#10213d", "none"),
    /** Numbers to scale. */
    BAR("#5b86d6", "none", "#6f9cec", "none"),
    /** The whole scale. */
    TRACK("#e3e7ee", "none", "#2c343f", "none"),
    /** What another network has otherwise. */
    DIFFERENT("none", "#c2410c", "none", "#ff9d5c"),
    /** The sign of that. */
    DIFFERENT_SIGN("#c2410c", "none", "#ff9d5c", "none"),
    /** Text on it. */
    DIFFERENT_TEXT("#ffffff", "none", "#2b1200", "none");

    private final String fill;
    private final String stroke;
    private final String darkFill;
    private final String darkStroke;

    Ink(String fill, String stroke, String darkFill, String darkStroke) {
        this.fill = fill;
        this.stroke = stroke;
        this.darkFill = darkFill;
        this.darkStroke = darkStroke;
    }

    /** {@code sc-card}: no class of a page that a picture is put into. */
    public String cssClass() {
        return "sc-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The colour of a surface or of text; {@code none} where there is none. */
    public String fill(boolean dark) {
        return dark ? darkFill : fill;
    }

    /** The colour of a line; {@code none} where there is none. */
    public String stroke(boolean dark) {
        return dark ? darkStroke : stroke;
    }

    /** Whether its lines are dashed. */
    public boolean isDashed() {
        return this == PADDED_LINE || this == NOISE || this == DIFFERENT;
    }

    /** How wide its lines are. */
    public double width() {
        return switch (this) {
            case DIFFERENT -> 2;
            case LINE, SHORTCUT_LINE, PADDED_LINE -> 1.4;
            default -> 1;
        };
    }
}
