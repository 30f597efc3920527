package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Head}. */
public record HeadDeclaration(
        Declared<Integer> classes, PoolDeclaration pool, Declared<Double> dropout, Declared<Boolean> bias) {
    /** The same head with another pool. */
    public HeadDeclaration with(PoolDeclaration other) {
        return new HeadDeclaration(classes, other, dropout, bias);
    }
}
