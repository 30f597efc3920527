package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The first convolution of a block is narrower by a whole number. In a grouped bottleneck each group is: its 3x3 convolution
 * receives the narrow map in groups.
 */
final class ReduceFirstDivides implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Integer> reduceFirst = network.design().block().reduceFirst();
        int by = reduceFirst.value();
        List<StageDeclaration> stages = network.stages().stream()
                .filter(stage -> stage.block().isEmpty() && isCountable(reducible(stage)))
                .toList();
        stages.stream()
                .filter(stage -> by > 0 && reducible(stage) % by != 0)
                .findFirst()
                .ifPresent(stage -> diagnostics.report(
                        Message.REDUCE_FIRST,
                        reduceFirst.origin(),
                        stage.name(),
                        reducible(stage),
                        isInGroups(stage) ? " in a group" : "",
                        by,
                        largestDivisor(by, common(stages))));
    }

    /** What must be divided. */
    private static long reducible(StageDeclaration stage) {
        return stage.bottleneck().value() ? stage.groupWidth() : stage.filters().value();
    }

    private static boolean isInGroups(StageDeclaration stage) {
        return stage.bottleneck().value() && stage.groups().value() > 1;
    }

    private static boolean isCountable(long filters) {
        return filters > 0 && filters <= Integer.MAX_VALUE;
    }

    /** What divides this divides the filters of all stages. */
    private static long common(List<StageDeclaration> stages) {
        return stages.stream()
                .map(stage -> BigInteger.valueOf(reducible(stage)))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
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
