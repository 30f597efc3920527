/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds out a share of images: the same ones each time, since a digest of each decides. */
final class HeldOutShare {
    static final String COLUMN = "isHeldOut";
    private static final long PARTS = 1_000_000;

    private HeldOutShare() {}

    /** The images with a column that says which of them. */
    static Dataset<Row> of(Dataset<Row> images, String imageCol, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "--held-out is " + share + "; it must be a share, above 0 and below 1, or 0 for none.");
        }
        return images.withColumn(
                COLUMN, pmod(xxhash64(col(imageCol)), lit(PARTS)).lt(lit((long) (share * PARTS))));
    }
}
