/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The images and labels of rows.
 *
 * @param image the column of the images
 * @param label the column of the labels
 * @param heldOut the column that says which images are held out
 * @param path the column of the files' names, as the binaryFile source has it; -1 if there is none
 */
public record RowSamples(ImageColumn image, LabelColumn label, HeldOutColumn heldOut, int path)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * {@return those of a data set}
     *
     * @param schema of the data set
     * @param image the column of the images
     * @param label the column of the labels
     * @param heldOut the column that says which images are held out
     */
    public static RowSamples of(StructType schema, ImageColumn image, LabelColumn label, HeldOutColumn heldOut) {
        return new RowSamples(image, label, heldOut, path(schema));
    }

    /**
     * {@return the number of the column with the files' names, or -1}
     *
     * @param schema of the data set
     */
    public static int path(StructType schema) {
        for (int index = 0; index < schema.size(); index++) {
            if (schema.apply(index).name().equals("path")
                    && schema.apply(index).dataType().equals(DataTypes.StringType)) {
                return index;
            }
        }
        return -1;
    }

    /** @throws IllegalArgumentException with a sentence, if the row has no such image or label */
    Sample read(Row row) {
        String name = path < 0 || row.isNullAt(path) ? "" : row.getString(path);
        try {
            return Sample.of(label.read(row), heldOut.read(row), name, ImageColumn.format(image.read(row)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    (name.isEmpty() ? "An image" : "The image " + name) + " " + e.getMessage(), e);
        }
    }
}
