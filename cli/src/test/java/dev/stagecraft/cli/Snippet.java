/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of Java of a page, as a source file. It is a whole file, or declarations of networks, or statements, which then are the body of
 * a method. Nothing is imported but what it imports itself, and the language for declarations, which pages leave out and say so.
 *
 * @param line where the block stands
 */
record Snippet(String packageName, int line, List<String> imports, String code) {
    /** What statements take from the text around them, by the names that they have there. */
    static final Map<String, String> GIVEN = Map.of(
            "network", "org.deeplearning4j.nn.graph.ComputationGraph",
            "images", "dev.stagecraft.runtime.data.MnistFolder",
            "batch", "org.nd4j.linalg.api.ndarray.INDArray",
            "manyImages", "java.util.List<float[]>");

    private static final Pattern INTERFACE = Pattern.compile("(?m)^(public )?interface ");
    private static final Pattern MAIN_TYPE = Pattern.compile("(?m)^public (?:class|interface) (\\w+)");

    boolean isFile() {
        return code.startsWith("package ");
    }

    boolean isStatements() {
        return !isFile() && !INTERFACE.matcher(code).find();
    }

    /** Without the imports at its beginning. */
    static String body(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("import "))
                .collect(Collectors.joining("\n", "", "\n"))
                .stripLeading();
    }

    static List<String> importsOf(String text) {
        return text.lines().filter(line -> line.startsWith("import ")).toList();
    }

    /** The class of the file. */
    String className() {
        if (isFile()) {
            return MAIN_TYPE.matcher(code).results().findFirst().orElseThrow().group(1);
        }
        return (isStatements() ? "Statements" : "Declarations") + line;
    }

    String qualifiedName() {
        return isFile()
                ? code.substring("package ".length(), code.indexOf(';')) + "." + className()
                : packageName + "." + className();
    }

    /** What of {@link #GIVEN} it uses and does not declare, in the order of the names. */
    List<String> given() {
        return GIVEN.keySet().stream()
                .filter(name -> Pattern.compile("\\b" + name + "\\b(?! = )")
                        .matcher(code.replaceAll("\"[^\"]*\"|//.*", ""))
                        .find())
                .filter(name -> !Pattern.compile("[\\w>\\]] " + name + " = ")
                        .matcher(code)
                        .find())
                .sorted()
                .toList();
    }

    String source() {
        if (isFile()) {
            return code;
        }
        String head = "package " + packageName + ";\n" + String.join("\n", imports) + "\n";
        if (!isStatements()) {
            // Several types are in one file, so that none is public.
            return head + INTERFACE.matcher(code).replaceAll("interface ");
        }
        return head + "final class " + className() + " {\nstatic void run("
                + given().stream().map(name -> GIVEN.get(name) + " " + name).collect(Collectors.joining(", "))
                + ") throws Exception {\n" + code + "}\n}\n";
    }
}
