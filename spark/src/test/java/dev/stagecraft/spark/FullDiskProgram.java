/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A cluster, and a driver whose checkpoints are larger than the disk. Prints what the training said. */
final class FullDiskProgram {
    static final String SAID = "said: ";

    private FullDiskProgram() {}

    /**
     * The program.
     *
     * @param arguments the folder of the cluster, and that of the checkpoints
     */
    public static void main(String[] arguments) throws Exception {
        try (LocalCluster cluster = new LocalCluster(Path.of(arguments[0]));
                SparkSession spark = cluster.session()) {
            ClusterTest.severalEpochs(1)
                    .setCheckpointDir(Path.of(arguments[1]).toUri().toString())
                    .fit(Stripes.dataset(spark, ClusterTest.IMAGES));
        } catch (RuntimeException e) {
            System.out.println(SAID + e.getMessage());
        }
    }
}
