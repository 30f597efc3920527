/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A training whose checkpoints are larger than the disk, with tasks that are tried again as a cluster's are. Prints what it said. */
final class FullDiskProgram {
    static final String SAID = "said: ";

    private FullDiskProgram() {}

    /**
     * The program.
     *
     * @param arguments the folder of the checkpoints
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = LocalCluster.session("local[2,4]")) {
            ClusterTest.severalEpochs(1)
                    .setCheckpointDir(Path.of(arguments[0]).toUri().toString())
                    .fit(Stripes.dataset(spark, ClusterTest.IMAGES));
        } catch (RuntimeException e) {
            System.out.println(SAID + e.getMessage());
        }
    }
}
