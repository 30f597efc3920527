/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;

/** Writes a model as Spark ML does, with its file, {@code model.zip}, beside the parameters. */
final class ModelWriter extends MLWriter {
    static final String FILE = "model.zip";

    private final Params stage;
    private final byte[] model;

    ModelWriter(Params stage, byte[] model) {
        this.stage = stage;
        this.model = model;
    }

    @Override
    public void saveImpl(String path) {
        DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
        Path file = new Path(path, FILE);
        try (OutputStream out = file.getFileSystem(sc().hadoopConfiguration()).create(file)) {
            out.write(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
