/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** Makes {@code @Pool}s. */
final class PoolGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;
    private final ExpectedMap map;
    private int stride = 1;

    /** A padding that is none of pixels: below and to the right only. */
    private static final int CEIL = Integer.MIN_VALUE + 1;

    /** @param map the map that pools move over, and that becomes what they leave */
    PoolGenerator(Dice dice, Numbers numbers, Profile profile, ExpectedMap map) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
        this.map = map;
    }

    /**
     * The numbers of a window, which are not written where they are negative.
     *
     * @param isOfHead whether it is not padded by default
     */
    private record Window(String kind, int kernel, int stride, int padding, boolean isOfHead) {
        int strideInForce() {
            return stride < 0 ? kernel : stride;
        }

        void over(ExpectedMap map, String filter) {
            boolean filtered = !filter.isEmpty() && !kind.equals("AVERAGE") && strideInForce() > 1;
            boolean isReplaced = filtered && filter.equals("AVERAGE") && kind.equals("MAX");
            if (!isReplaced) {
                slide(map, filtered ? 1 : strideInForce());
            }
            if (filtered) {
                map.take(strideInForce());
            }
        }

        private void slide(ExpectedMap map, int step) {
            if (padding == CEIL) {
                map.slideOverTheEdge(kernel, step);
            } else if (padding < 0 && !isOfHead) {
                map.slide(kernel, step, strideInForce() < kernel ? (kernel - 1) / 2 : 0);
            } else {
                map.slidePadded(kernel, step, Math.max(0, padding));
            }
        }

        /** Whether something is left of the map, and enough of it for a blur. */
        boolean fits(ExpectedMap map, String filter) {
            ExpectedMap left = map.copy();
            over(left, filter);
            ExpectedMap unfiltered = map.copy();
            slide(unfiltered, 1);
            boolean blurs = filter.equals("BLUR") && !kind.equals("AVERAGE") && strideInForce() > 1;
            return left.side() >= 1 && !(blurs && (strideInForce() > 2 || unfiltered.side() < 2));
        }
    }

    /** A pool of a head. */
    String ofHead() {
        return pool(true, "", dice.oneOf("NONE", "MAX", "AVERAGE", "GLOBAL_AVERAGE", misplaced("CONVOLUTION")));
    }

    /**
     * A pool of a stem.
     *
     * @param filter what carries its stride; empty for the pool itself
     */
    String ofStem(String filter) {
        return pool(false, filter, dice.oneOf("NONE", "MAX", "AVERAGE", "CONVOLUTION", misplaced("GLOBAL_AVERAGE")));
    }

    /** The stride of the last pool. */
    int stride() {
        return stride;
    }

    /** A kind that must not stand here, if not everything must fit. */
    private String misplaced(String kind) {
        boolean isMisplaced = !profile.fits && dice.chance(0.3);
        return isMisplaced ? kind : "MAX";
    }

    private String pool(boolean isOfHead, String filter, String kind) {
        Written pool = new Written("Pool").with("kind", "Pool.Kind." + kind);
        boolean hasWindow = kind.equals("MAX") || kind.equals("AVERAGE") || kind.equals("CONVOLUTION");
        if (hasWindow) {
            Window window = window(kind, isOfHead);
            while (profile.fits && !window.fits(map, filter)) {
                window = window(kind, isOfHead);
            }
            write(window, pool);
            window.over(map, filter);
            stride = window.strideInForce();
        } else if (!profile.fits && dice.chance(0.1)) {
            pool.with("kernel", numbers.positive(2));
            numbers.spoil();
        }
        return pool.toString();
    }

    private Window window(String kind, boolean isOfHead) {
        int kernel = dice.chance(0.2) ? 2 : dice.between(1, profile.fits ? 4 : 5);
        int stride = dice.chance(0.5) ? dice.between(1, profile.fits && map.same ? kernel : kernel + 1) : -1;
        int padding = dice.chance(0.4) ? dice.between(0, profile.fits ? kernel / 2 : kernel) : -1;
        boolean isOverTheEdge = dice.chance(0.1) && (kind.equals("MAX") || !profile.fits && dice.chance(0.1));
        return new Window(kind, kernel, stride, isOverTheEdge ? CEIL : padding, isOfHead);
    }

    private void write(Window window, Written pool) {
        if (window.kernel() != 2 || dice.chance(0.5)) {
            pool.with("kernel", numbers.positive(window.kernel()));
        }
        if (window.stride() > 0) {
            pool.with("stride", numbers.positiveOrAuto(window.stride()));
        } else if (dice.chance(0.2)) {
            pool.with("stride", "Pool.AUTO");
        }
        if (window.padding() == CEIL) {
            pool.with("padding", "Pool.CEIL");
            if (!window.kind().equals("MAX")) {
                numbers.spoil();
            }
        } else if (window.padding() >= 0) {
            pool.with("padding", numbers.paddingOrAuto(window.padding()));
        } else if (!profile.fits && dice.chance(0.05)) {
            pool.with("padding", -1);
            numbers.spoil();
        } else if (dice.chance(0.1)) {
            pool.with("padding", "Pool.AUTO");
        }
        boolean canBeZeroPadded = window.kind().equals("MAX") && window.padding() > 0;
        if (dice.chance(0.2) && (canBeZeroPadded || !profile.fits && dice.chance(0.1))) {
            pool.with("zeroPadded", "true");
            if (!canBeZeroPadded) {
                numbers.spoil();
            }
        } else if (dice.chance(0.1)) {
            pool.with("zeroPadded", "false");
        }
    }
}
