/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StoredImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Some of the images of a task's file. A share that is smaller than it should be begins anew until it has as many. */
public final class ShareImages implements ImageSource {
    private final ShareFile file;
    private final int[] numbers;
    private final int size;
    private final String fingerprint;

    /**
     * Chooses images.
     *
     * @param numbers of the images in the file
     * @param size how many this source has
     * @param fingerprint of all such images of the training
     */
    ShareImages(ShareFile file, int[] numbers, int size, String fingerprint) {
        this.file = file;
        this.numbers = numbers;
        this.size = size;
        this.fingerprint = fingerprint;
    }

    private int number(int index) {
        return numbers[index % numbers.length];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, file.classes()).mapToObj(String::valueOf).toList();
    }

    @Override
    public int label(int index) {
        return file.label(number(index));
    }

    @Override
    public String name(int index) {
        try {
            String name = file.name(number(index));
            return name.isEmpty() ? "an image of class " + label(index) : name;
        } catch (IOException e) {
            return "image " + index;
        }
    }

    @Override
    public StoredImage read(int index) throws IOException {
        return file.image(number(index));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
