package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Convolution;
import java.math.BigInteger;

/** The groups of a convolution have equally many channels, in what it receives and in what it gives. */
final class GroupsDivide {
    private final Trace trace;
    private final Diagnostics diagnostics;

    GroupsDivide(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, Convolution convolution, FeatureMap input) {
        int groups = convolution.groups().value();
        int filters = convolution.filters().value();
        boolean divide = input.channels() % groups == 0 && filters % groups == 0;
        if (!divide) {
            diagnostics.report(
                    Message.GROUPS_DO_NOT_DIVIDE,
                    convolution.blame().groups(),
                    trace.failingAt(name, filters + " filters in " + groups + " groups over " + input),
                    name,
                    input.channels(),
                    filters,
                    groups,
                    Divisors.nearest(groups, commonDivisor(input.channels(), filters)));
        }
    }

    private static int commonDivisor(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
    }
}
