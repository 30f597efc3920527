/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What sentences of the runtime advise a program to call, in the words of options: who types commands calls nothing. */
final class OptionWords {
    private static final Pattern EXECUTION = Pattern.compile("The execution is ([A-Z0-9]+)");

    private static final Pattern PRECISION = Pattern.compile(" and the precision ([A-Z0-9]+), ");

    private record Advice(String inJava, String onTheCommandLine) {}

    private static final List<Advice> ADVICE = List.of(
            new Advice("set the execution to AUTO or DEEPLEARNING4J.", "say --engine auto or --engine deeplearning4j."),
            new Advice(
                    "set the execution to AUTO or the precision to FULL.",
                    "say --engine auto, or leave --precision out."),
            new Advice(
                    "is not on the class path: add dev.stagecraft:libtorch, and run on Java 22 or later;",
                    // java -jar has no other jars, and --class-path is for networks.
                    "is not on the class path of this program, and --class-path adds nothing to that: on Java 22 or later,"
                            + " start it with java --enable-native-access=ALL-UNNAMED -cp stagecraft.jar"
                            + File.pathSeparator + "libtorch-" + ProgramVersion.number()
                            + ".jar dev.stagecraft.cli.Stagecraft train --engine libtorch and your other options;"),
            new Advice("set the execution to AUTO.", "say --engine auto."),
            new Advice("remove or skip them.", "remove them, or say --skip-broken."),
            new Advice(", or name the size with PredictorOptions.withImage.", "."),
            new Advice(", or read a file with Recipe.load.", ", or name a file whose name ends in .json."),
            new Advice("write it with Export.onnx.", "write it with stagecraft export."),
            new Advice("name one that Export.onnx wrote.", "name one that stagecraft export wrote."),
            new Advice("a network that Export.onnx wrote takes", "a network that stagecraft export wrote takes"),
            new Advice(
                    "allow its package with ModelClasses.withPackage.",
                    "load it in a program of yours, which allows its package with ModelClasses.withPackage."),
            new Advice(
                    ", or take recipe.withoutAugmentation() for what the images do.",
                    ", or say --no-augmentation for what the images do."),
            new Advice("by withoutAugmentation() or --no-augmentation", "by --no-augmentation"));

    private OptionWords() {}

    /** A sentence in the words of options. */
    static String of(String sentence) {
        String said = sentence;
        for (Advice advice : ADVICE) {
            said = said.replace(advice.inJava, advice.onTheCommandLine);
        }
        said = EXECUTION
                .matcher(said)
                .replaceAll(found -> "The engine is " + found.group(1).toLowerCase(Locale.ROOT));
        return PRECISION
                .matcher(said)
                .replaceAll(found -> " and the precision " + found.group(1).toLowerCase(Locale.ROOT) + ", ");
    }
}
