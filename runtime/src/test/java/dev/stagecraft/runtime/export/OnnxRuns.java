/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs exported networks, and compares what they give with what Deeplearning4j gives. */
final class OnnxRuns {
    private static final double TOLERANCE = 1e-4;

    private OnnxRuns() {}

    /** The network's file, read by protobuf. */
    static ModelProto model(ComputationGraph network, ExportOptions options) throws IOException {
        Path file = Files.createTempFile("network", ".onnx");
        try {
            Export.onnx(network, file, options);
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }

    /** @param shapes of images, which one file must take all of */
    static void assertAlike(ComputationGraph network, long[]... shapes) throws IOException, OrtException {
        Path file = Files.createTempFile("network", ".onnx");
        try {
            Export.onnx(network, file);
            Nd4j.getRandom().setSeed(1);
            for (long[] shape : shapes) {
                // Of the network's own type; what is rounded to float32 then is the file's.
                INDArray images = Nd4j.randn(network.getConfiguration().getDataType(), shape);
                // An activation that is the first layer overwrites what it is given.
                INDArray expected = network.outputSingle(images.dup()).castTo(DataType.FLOAT);
                assertAlike(expected, output(file, images, OnnxFormat.PROBABILITIES));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** What a file gives under a name. */
    static INDArray output(Path file, INDArray images, String name) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] pixels = images.dup('c').data().asFloat();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), images.shape());
                OrtSession.Result result = session.run(Map.of(OnnxFormat.IMAGES, input))) {
            OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
            float[] values = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(values);
            return Nd4j.create(values, output.getInfo().getShape(), 'c');
        }
    }

    /** Arrays of the same shape whose values differ by no more than rounding. */
    static void assertAlike(INDArray expected, INDArray actual) {
        assertArrayEquals(expected.shape(), actual.shape());
        double difference = expected.sub(actual).amaxNumber().doubleValue();
        double scale = expected.amaxNumber().doubleValue();
        assertTrue(scale > 0, "all is zero");
        assertTrue(difference <= TOLERANCE * Math.min(1, scale), () -> difference + " of " + scale);
    }
}
