/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.images.Classification;
import java.nio.file.Path;

/** A program with nothing but this project and, it may be, ONNX Runtime on its class path. */
final class PlainServer {
    private PlainServer() {}

    /** Prints the most probable class of a black image. */
    public static void main(String... arguments) throws Exception {
        try {
            Class.forName("org.nd4j.linalg.factory.Nd4j");
            throw new AssertionError("ND4J is on the class path");
        } catch (ClassNotFoundException expected) {
            System.out.println("no ND4J");
        }
        try (Predictor predictor = Predictor.open(Path.of(arguments[0]))) {
            float[] black = new float[(int) predictor.image().size()];
            Classification first = predictor.classify(black, 1).get(0);
            System.out.println(first.index());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
