/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.html.Text;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Numbers as people read them, with the exact one behind each. */
public final class Figures {
    private Figures() {}

    /**
     * {@return {@code 86.40 %}}
     *
     * @param share 0 to 1
     */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /**
     * {@return {@code 0.3612}}
     *
     * @param loss of some images
     */
    public static String loss(double loss) {
        return significant(loss);
    }

    /**
     * {@return {@code 0.05}}
     *
     * @param rate a learning rate
     */
    public static String rate(double rate) {
        return significant(rate);
    }

    /**
     * {@return {@code 1,851}}
     *
     * @param speed images a second
     */
    public static String speed(double speed) {
        return speed < 10 && speed != Math.rint(speed)
                ? String.format(Locale.ROOT, "%.1f", speed)
                : String.format(Locale.ROOT, "%,.0f", speed);
    }

    /**
     * {@return {@code 1,000}}
     *
     * @param count of things
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Four digits that count, without zeros behind them. */
    private static String significant(double number) {
        if (number == 0) {
            return "0";
        }
        java.math.BigDecimal rounded = new java.math.BigDecimal(number)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros();
        return Math.abs(number) >= 1e-4 && Math.abs(number) < 1e7
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%.3g", number);
    }

    /**
     * {@return a number with the exact one in its attribute {@code value}}
     *
     * @param number the exact one
     * @param format how people read it
     */
    public static Markup of(double number, DoubleFunction<String> format) {
        String exact = number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
        return Element.of("data", format.apply(number)).with("value", exact);
    }

    /**
     * {@return a number, or a dash where there is none}
     *
     * @param number the exact one
     * @param format how people read it
     */
    public static Markup of(OptionalDouble number, DoubleFunction<String> format) {
        return number.isPresent() ? of(number.getAsDouble(), format) : new Text("–");
    }

    /**
     * {@return a count}
     *
     * @param number of things
     */
    public static Markup of(long number) {
        return Element.of("data", count(number)).with("value", String.valueOf(number));
    }
}
