/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The column that has the numbers of the classes.
 *
 * @param index of the column
 * @param classes how many there are
 */
public record LabelColumn(int index, int classes) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * {@return the column}
     *
     * @param schema of the data set
     * @param name of the column
     * @param classes how many the network tells apart
     * @throws IllegalArgumentException if it is missing, or has no numbers
     */
    public static LabelColumn of(StructType schema, String name, int classes) {
        DataType type = Columns.type(schema, name, "labelCol");
        if (!(type instanceof NumericType)) {
            throw new IllegalArgumentException("The column " + name + " is of " + type.simpleString()
                    + ", and labels are numbers of classes from 0: number them with a StringIndexer, and set labelCol to its"
                    + " column.");
        }
        return new LabelColumn(schema.fieldIndex(name), classes);
    }

    /**
     * {@return the class of a row}
     *
     * @param row of the data set
     * @throws IllegalArgumentException if there is none, or the network does not know it; the message begins behind the name of an image
     */
    public int read(Row row) {
        double value =
                row.isNullAt(index) ? Double.NaN : row.<Number>getAs(index).doubleValue();
        if (!(value >= 0 && value < classes && value == Math.rint(value))) {
            throw new IllegalArgumentException("has the label " + (row.isNullAt(index) ? "null" : row.get(index))
                    + ", and the network knows the classes from 0 to " + (classes - 1)
                    + ": number the classes so, or train a network with as many as there are.");
        }
        return (int) value;
    }
}
