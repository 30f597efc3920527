/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Noisy 8x8 images of horizontal stripes, vertical stripes and checkers, as files of PNG. */
final class Stripes {
    static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType)
            .add("image", DataTypes.BinaryType)
            .add("label", DataTypes.IntegerType);

    /**
     * One of them.
     *
     * @param label 0, 1 or 2
     */
    record Image(String name, byte[] file, int label) {}

    private Stripes() {}

    static List<Image> of(int count, long seed) {
        Random random = new Random(seed);
        List<Image> images = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int label = random.nextInt(3);
            int phase = random.nextInt(2);
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 8; column++) {
                    int stripe = switch (label) {
                        case 0 -> row;
                        case 1 -> column;
                        default -> row + column;
                    };
                    int bright = (stripe + phase) % 2 * 120 + random.nextInt(100);
                    image.getRaster().setSample(column, row, 0, bright);
                }
            }
            images.add(new Image("stripes/" + index + ".png", png(image), label));
        }
        return images;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Dataset<Row> dataset(SparkSession spark, List<Image> images) {
        List<Row> rows = images.stream()
                .map(image -> RowFactory.create(image.name(), image.file(), image.label()))
                .toList();
        return spark.createDataFrame(rows, SCHEMA).repartition(3);
    }
}
