/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Columns of a data set by their names. */
public final class Columns {
    private Columns() {}

    /**
     * {@return the type of a column}
     *
     * @param schema of the data set
     * @param name of the column
     * @param parameter which names it
     * @throws IllegalArgumentException if it is missing
     */
    static DataType type(StructType schema, String name, String parameter) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new IllegalArgumentException("There is no column " + name + " among "
                    + String.join(", ", schema.fieldNames()) + ": set " + parameter + " to one of them.");
        }
        return schema.apply(name).dataType();
    }

    /**
     * {@return the schema with another column}
     *
     * @param schema of the data set
     * @param name of the column; empty, and there is none
     * @param type of its values, which may be null
     * @param parameter which names it
     * @throws IllegalArgumentException if there is one of that name
     */
    public static StructType with(StructType schema, String name, DataType type, String parameter) {
        if (name.isEmpty()) {
            return schema;
        }
        if (Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new IllegalArgumentException("There is a column " + name + " already: set " + parameter
                    + " to another name, or to an empty one for none.");
        }
        return schema.add(name, type, true);
    }
}
