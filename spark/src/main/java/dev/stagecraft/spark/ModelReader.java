/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;

/** Reads what {@link ModelWriter} wrote. */
final class ModelReader extends MLReader<ResidualNetworkModel> {
    @Override
    public ResidualNetworkModel load(String path) {
        DefaultParamsReader.Metadata metadata =
                DefaultParamsReader.loadMetadata(path, sparkSession(), ResidualNetworkModel.class.getName());
        try {
            byte[] bytes = ModelBytes.read(new Path(path, ModelWriter.FILE), sc().hadoopConfiguration());
            ResidualNetworkModel model =
                    new ResidualNetworkModel(metadata.uid(), ModelBytes.of(bytes), Optional.empty());
            metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
