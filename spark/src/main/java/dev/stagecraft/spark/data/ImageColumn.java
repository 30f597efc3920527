/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * The column that has the images: the bytes of files, or arrays of numbers from 0 to 255, {@code [channels, height, width]} with the width fastest, of the size of
 * the network's input.
 *
 * @param index of the column
 * @param isEncoded whether it has files
 * @param channels of an array's image
 * @param height of an array's image
 * @param width of an array's image
 */
public record ImageColumn(int index, boolean isEncoded, int channels, int height, int width) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * {@return the column}
     *
     * @param schema of the data set
     * @param name of the column
     * @param images what the network takes
     * @throws IllegalArgumentException if it is missing, or has something else
     */
    public static ImageColumn of(StructType schema, String name, Preprocessing images) {
        DataType type = Columns.type(schema, name, "imageCol");
        boolean isEncoded = type.equals(DataTypes.BinaryType);
        boolean isArray = type instanceof ArrayType array && array.elementType() instanceof NumericType;
        if (!isEncoded && !isArray) {
            throw new IllegalArgumentException("The column " + name + " is of " + type.simpleString()
                    + ", and images are binary (the bytes of files, as the binaryFile source has them in content) or arrays of"
                    + " numbers: set imageCol to such a column.");
        }
        return new ImageColumn(schema.fieldIndex(name), isEncoded, images.channels(), images.height(), images.width());
    }

    /**
     * {@return the image of a row}
     *
     * @param row of the data set
     * @throws IllegalArgumentException if there is none, or it is no image; the message begins behind the name of an image
     */
    public StoredImage read(Row row) {
        if (row.isNullAt(index)) {
            throw new IllegalArgumentException("is null: give it an image, or leave its row out.");
        }
        return isEncoded ? new StoredImage.Encoded(row.getAs(index)) : new StoredImage.Decoded(pixels(row));
    }

    private Pixels pixels(Row row) {
        Object[] numbers = row.getList(index).toArray();
        if (numbers.length != channels * height * width) {
            throw new IllegalArgumentException("has " + numbers.length + " numbers, and the network takes " + channels
                    + "x" + height + "x" + width + ": give it as many, or the bytes of a file, which are resized.");
        }
        byte[] values = new byte[numbers.length];
        for (int i = 0; i < values.length; i++) {
            double value = numbers[i] instanceof Number number ? number.doubleValue() : Double.NaN;
            if (!(value >= 0 && value <= 255 && value == Math.rint(value))) {
                throw new IllegalArgumentException("has a pixel of " + numbers[i]
                        + ", and pixels are whole numbers from 0 to 255: give them as they were before scaling.");
            }
            values[i] = (byte) (int) value;
        }
        return new Pixels(channels, height, width, values);
    }

    /** {@return an image as bytes, which {@link #parse} takes} */
    static byte[] format(StoredImage image) {
        if (image instanceof StoredImage.Encoded file) {
            return file.bytes();
        }
        return ((StoredImage.Decoded) image).pixels().values();
    }

    /** {@return the image of bytes that {@link #format} gave} */
    StoredImage parse(byte[] bytes, int from, int to) {
        byte[] own = Arrays.copyOfRange(bytes, from, to);
        return isEncoded
                ? new StoredImage.Encoded(own)
                : new StoredImage.Decoded(new Pixels(channels, height, width, own));
    }
}
