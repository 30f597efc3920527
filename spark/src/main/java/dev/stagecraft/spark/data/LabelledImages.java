/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.images.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Images with labels as {@code --data} names them, in the columns path, image and label. */
public final class LabelledImages {
    private static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType)
            .add("image", DataTypes.BinaryType)
            .add("label", DataTypes.IntegerType);

    private LabelledImages() {}

    /**
     * {@return the images of a place}
     *
     * @param spark the session
     * @param place Parquet files with the columns image and label; a folder with a subfolder of images for each class, on a Hadoop file system; or a folder of
     *     this machine with the four IDX files of MNIST or another set in that form, which the driver reads
     * @throws IOException if it cannot be read
     */
    public static Dataset<Row> open(SparkSession spark, String place) throws IOException {
        if (place.endsWith(".parquet")) {
            return spark.read().parquet(place);
        }
        if (isIdx(place)) {
            return ofIdx(spark, MnistFolder.load(Path.of(place)).training());
        }
        return ofFolders(spark, place);
    }

    private static boolean isIdx(String place) {
        Path folder = Path.of(place.replaceFirst("^file:/*", "/"));
        return Files.exists(folder.resolve("train-images-idx3-ubyte"))
                || Files.exists(folder.resolve("train-images-idx3-ubyte.gz"));
    }

    private static Dataset<Row> ofFolders(SparkSession spark, String place) {
        Dataset<Row> files = spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .load(place);
        Dataset<Row> named = files.select(
                col("path"),
                col("content").as("image"),
                element_at(split(col("path"), "/"), -2).as("class"));
        List<String> classes = named.select("class").distinct().sort("class").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        return named.withColumn(
                        "label",
                        array_position(lit(classes.toArray(String[]::new)), col("class"))
                                .minus(lit(1)))
                .drop("class");
    }

    /**
     * {@return images in memory, as files of PNG}
     *
     * @param spark the session
     * @param images grey or in colour
     * @throws IOException never
     */
    public static Dataset<Row> ofIdx(SparkSession spark, ImageDataset images) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < images.size(); index++) {
            Pixels pixels = ((StoredImage.Decoded) images.read(index)).pixels();
            rows.add(RowFactory.create(images.name(index), png(pixels), images.label(index)));
        }
        return spark.createDataFrame(rows, SCHEMA);
    }

    /**
     * {@return an image as a file of PNG}
     *
     * @param pixels those of the image
     * @throws IOException never
     */
    public static byte[] png(Pixels pixels) throws IOException {
        boolean isGrey = pixels.channels() == 1;
        BufferedImage image = new BufferedImage(
                pixels.width(), pixels.height(), isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int channel = 0; channel < pixels.channels(); channel++) {
            for (int i = 0; i < pixels.plane(); i++) {
                int value = Byte.toUnsignedInt(pixels.values()[channel * pixels.plane() + i]);
                image.getRaster().setSample(i % pixels.width(), i / pixels.width(), channel, value);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
