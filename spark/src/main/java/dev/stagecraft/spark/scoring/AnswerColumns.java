/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.spark.data.Columns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that answers stand in. One whose name is empty is not there.
 *
 * @param raw of the logarithms of the probabilities
 * @param probability of the probabilities
 * @param prediction of the number of the most probable class
 * @param error of the sentence about a broken image
 */
public record AnswerColumns(String raw, String probability, String prediction, String error) implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Less than any probability that a float has. */
    private static final double LEAST = 1e-45;

    /**
     * {@return a schema with these columns behind the others}
     *
     * @param schema of the rows
     * @throws IllegalArgumentException if there is one of such a name
     */
    public StructType behind(StructType schema) {
        StructType longer = Columns.with(schema, raw, SQLDataTypes.VectorType(), "rawPredictionCol");
        longer = Columns.with(longer, probability, SQLDataTypes.VectorType(), "probabilityCol");
        longer = Columns.with(longer, prediction, DataTypes.DoubleType, "predictionCol");
        return Columns.with(longer, error, DataTypes.StringType, "errorCol");
    }

    Row answered(Row row, float[] probabilities) {
        double[] values = new double[probabilities.length];
        double[] logarithms = new double[probabilities.length];
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = probabilities[i];
            logarithms[i] = Math.log(Math.max(LEAST, values[i]));
            best = values[i] > values[best] ? i : best;
        }
        return row(row, Vectors.dense(logarithms), Vectors.dense(values), (double) best, null);
    }

    Row broken(Row row, String sentence) {
        return row(row, null, null, null, sentence);
    }

    private Row row(Row row, Object logarithms, Object values, Double best, String sentence) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            all.add(row.get(i));
        }
        add(all, raw, logarithms);
        add(all, probability, values);
        add(all, prediction, best);
        add(all, error, sentence);
        return RowFactory.create(all.toArray());
    }

    private static void add(List<Object> all, String name, Object value) {
        if (!name.isEmpty()) {
            all.add(value);
        }
    }
}
