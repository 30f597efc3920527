package dev.stagecraft.processor.network;

/**
 * A number of a layer. Blocks of one design differ in some numbers only; those have a name under which the block's code
 * can refer to them.
 *
 * @param name {@code filters}, {@code stride} …; empty for a number that is the same in all blocks of the design
 */
public record Quantity(String name, int value) {
    public static Quantity fixed(int value) {
        return new Quantity("", value);
    }

    public boolean isNamed() {
        return !name.isEmpty();
    }
}
