package dev.stagecraft.processor.cost;

/**
 * The cost of a layer or of a part of a network.
 *
 * @param parameters trainable parameters
 * @param runningStatistics running means and variances of normalizations
 * @param multiplyAdds multiply-adds of convolutions and dense layers for one image
 */
public record Cost(long parameters, long runningStatistics, long multiplyAdds) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /** @throws ArithmeticException if a sum exceeds a {@code long} */
    public Cost plus(Cost other) {
        return new Cost(
                Math.addExact(parameters, other.parameters),
                Math.addExact(runningStatistics, other.runningStatistics),
                Math.addExact(multiplyAdds, other.multiplyAdds));
    }

    /** @throws ArithmeticException if a product exceeds a {@code long} */
    public Cost times(int count) {
        return new Cost(
                Math.multiplyExact(parameters, (long) count),
                Math.multiplyExact(runningStatistics, (long) count),
                Math.multiplyExact(multiplyAdds, (long) count));
    }
}
