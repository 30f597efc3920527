/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** An application that trains, and writes the model into a file. */
final class DriverProgram {
    private DriverProgram() {}

    /**
     * The program.
     *
     * @param arguments the master, the folder of the checkpoints, and the file of the model
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = LocalCluster.session(arguments[0])) {
            ResidualNetworkModel model = ClusterTest.severalEpochs(1)
                    .setCheckpointDir(arguments[1])
                    .fit(Stripes.dataset(spark, ClusterTest.IMAGES));
            Files.write(Path.of(arguments[2]), model.modelFile());
        }
    }
}
