/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.spark.training.Networks;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The peer: ONNX Runtime called for each image alone, with one session for each executor's process. Images are decoded and resized as by the stage that it is measured beside,
 * so that nothing else differs.
 *
 * @param model the bytes of the ONNX file
 * @param network the name of the network, which says how an image becomes its input
 * @param content the number of the column of the images
 * @param threads of a session, as many as the executor has cores; or 0, what ONNX Runtime takes when nobody says: one for each core of the machine
 */
record OnnxScoring(Broadcast<byte[]> model, String network, int content, int threads)
        implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType)
            .add("probability", DataTypes.createArrayType(DataTypes.FloatType, false));
    private static final long serialVersionUID = 1L;
    private static final Map<Integer, OrtSession> SESSIONS = new HashMap<>();

    private static synchronized OrtSession session(byte[] model, int threads) throws OrtException {
        if (!SESSIONS.containsKey(threads)) {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(threads);
            SESSIONS.put(threads, OrtEnvironment.getEnvironment().createSession(model, options));
        }
        return SESSIONS.get(threads);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws OrtException {
        OrtSession onnx = session(model.value(), threads);
        String input = onnx.getInputNames().iterator().next();
        Preprocessing images = Networks.find(network).preprocessing().orElseThrow();
        long[] shape = {1, images.channels(), images.height(), images.width()};
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                String name = row.getString(0);
                try {
                    float[] values =
                            images.apply(ImageFile.pixels(row.getAs(content), Path.of("image"), images.channels()));
                    try (OnnxTensor tensor = OnnxTensor.createTensor(
                                    OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
                            OrtSession.Result result = onnx.run(Map.of(input, tensor))) {
                        return RowFactory.create(
                                name, ((float[][]) result.get(0).getValue())[0]);
                    }
                } catch (IOException | OrtException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
