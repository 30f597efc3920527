package dev.stagecraft.processor.property;

/** Makes {@code @Pool}s. */
final class PoolGenerator {
    private final Dice dice;
    private final Numbers numbers;
    private final Profile profile;

    PoolGenerator(Dice dice, Numbers numbers, Profile profile) {
        this.dice = dice;
        this.numbers = numbers;
        this.profile = profile;
    }

    /** A pool over a map, which becomes what the pool leaves. */
    String over(ExpectedMap map, String... kinds) {
        String kind = dice.oneOf(kinds);
        Written pool = new Written("Pool").with("kind", "Pool.Kind." + kind);
        boolean hasWindow = kind.equals("MAX") || kind.equals("AVERAGE");
        if (hasWindow || !profile.fits && dice.chance(0.1)) {
            window(pool, map);
        }
        if (!hasWindow && pool.size() > 1) {
            numbers.spoil();
        }
        return pool.toString();
    }

    private void window(Written pool, ExpectedMap map) {
        int largest = profile.fits ? Math.min(4, map.side()) : 5;
        int kernel = largest >= 2 && dice.chance(0.2) ? 2 : dice.between(1, largest);
        if (kernel != 2 || dice.chance(0.5)) {
            pool.with("kernel", numbers.positive(kernel));
        }
        int stride = kernel;
        if (dice.chance(0.5)) {
            stride = dice.between(1, profile.fits && map.same ? kernel : kernel + 1);
            pool.with("stride", numbers.positiveOrAuto(stride));
        } else if (dice.chance(0.2)) {
            pool.with("stride", "Pool.AUTO");
        }
        if (dice.chance(0.4)) {
            int padding = profile.fits ? dice.between(0, kernel / 2) : dice.between(-1, kernel);
            pool.with("padding", numbers.paddingOrAuto(padding));
            boolean same = map.same;
            map.same = false;
            map.slide(kernel, stride, padding);
            map.same = same;
        } else {
            map.slide(kernel, stride, stride < kernel ? (kernel - 1) / 2 : 0);
        }
    }
}
