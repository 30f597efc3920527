/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The column that says which images are held out.
 *
 * @param index of the column; -1 if there is none, and all images train
 */
public record HeldOutColumn(int index) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * {@return the column}
     *
     * @param schema of the data set
     * @param name of the column; empty for none
     * @throws IllegalArgumentException if it is missing, or does not say true or false
     */
    public static HeldOutColumn of(StructType schema, String name) {
        if (name.isEmpty()) {
            return new HeldOutColumn(-1);
        }
        DataType type = Columns.type(schema, name, "validationIndicatorCol");
        if (!type.equals(DataTypes.BooleanType)) {
            throw new IllegalArgumentException(
                    "The column " + name + " is of " + type.simpleString()
                            + ", and which images are held out is said by true: set validationIndicatorCol to a column of booleans.");
        }
        return new HeldOutColumn(schema.fieldIndex(name));
    }

    /** {@return whether there is one} */
    public boolean isThere() {
        return index >= 0;
    }

    /**
     * {@return whether the image of a row is held out}
     *
     * @param row of the data set
     * @throws IllegalArgumentException if that is null; the message begins behind the name of an image
     */
    boolean read(Row row) {
        if (!isThere()) {
            return false;
        }
        if (row.isNullAt(index)) {
            throw new IllegalArgumentException(
                    "has null in the column of validationIndicatorCol: say true or false for each.");
        }
        return row.getBoolean(index);
    }
}
