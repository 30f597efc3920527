/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file with a class for each colour channel, whose probabilities are the softmax of the channels' means. Its messages are written here, field by field as
 * {@code onnx.proto} numbers them, so that nothing of the module that exports is needed.
 */
final class MeanColourModel {
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private MeanColourModel() {}

    static byte[] bytes(Map<String, String> metadata) {
        MeanColourModel model = new MeanColourModel()
                .number(1, OnnxFormat.IR_VERSION)
                .message(7, graph())
                .message(8, new MeanColourModel().number(2, OnnxFormat.OPSET));
        metadata.forEach((key, value) ->
                model.message(14, new MeanColourModel().text(1, key).text(2, value)));
        return model.bytes.toByteArray();
    }

    private static MeanColourModel graph() {
        return new MeanColourModel()
                .message(1, node("GlobalAveragePool", OnnxFormat.IMAGES, "means"))
                .message(1, node("Flatten", "means", "rows"))
                .message(1, node("Softmax", "rows", OnnxFormat.PROBABILITIES))
                .text(2, "mean-colour")
                .message(11, value(OnnxFormat.IMAGES, List.of("N", 3, "H", "W")))
                .message(12, value(OnnxFormat.PROBABILITIES, List.of("N", 3)));
    }

    private static MeanColourModel node(String operator, String input, String output) {
        return new MeanColourModel().text(1, input).text(2, output).text(4, operator);
    }

    private static MeanColourModel value(String name, List<Object> sides) {
        MeanColourModel shape = new MeanColourModel();
        for (Object side : sides) {
            MeanColourModel dimension = new MeanColourModel();
            shape.message(
                    1, side instanceof Integer number ? dimension.number(1, number) : dimension.text(2, (String) side));
        }
        MeanColourModel tensor = new MeanColourModel().number(1, FLOAT).message(2, shape);
        return new MeanColourModel().text(1, name).message(2, new MeanColourModel().message(1, tensor));
    }

    private MeanColourModel number(int field, int value) {
        varint(field << 3);
        varint(value);
        return this;
    }

    private MeanColourModel text(int field, String value) {
        return content(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private MeanColourModel message(int field, MeanColourModel value) {
        return content(field, value.bytes.toByteArray());
    }

    private MeanColourModel content(int field, byte[] content) {
        varint(field << 3 | 2);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private void varint(int value) {
        int rest = value;
        for (; rest > 0x7F; rest >>>= 7) {
            bytes.write(rest & 0x7F | 0x80);
        }
        bytes.write(rest);
    }
}
