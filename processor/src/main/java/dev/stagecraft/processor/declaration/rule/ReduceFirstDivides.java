package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.stream.LongStream;

/** The first convolution of a block is narrower by a whole number. */
final class ReduceFirstDivides implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Integer> reduceFirst = network.design().block().reduceFirst();
        int by = reduceFirst.value();
        network.stages().stream()
                .filter(stage -> stage.block().isEmpty()
                        && by > 0
                        && stage.width() > 0
                        && stage.width() <= Integer.MAX_VALUE
                        && stage.width() % by != 0)
                .findFirst()
                .ifPresent(stage -> diagnostics.report(
                        Message.REDUCE_FIRST,
                        reduceFirst.origin(),
                        stage.name(),
                        stage.width(),
                        by,
                        largestDivisor(by, stage.width())));
    }

    /** The largest number up to {@code by} that divides. */
    private static long largestDivisor(long by, long divided) {
        return LongStream.rangeClosed(1, (long) Math.sqrt(divided))
                .filter(divisor -> divided % divisor == 0)
                .flatMap(divisor -> LongStream.of(divisor, divided / divisor))
                .filter(divisor -> divisor <= by)
                .max()
                .orElseThrow();
    }
}
