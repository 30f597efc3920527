/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.images.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a file and the options together say of what is served.
 *
 * @param name the file's name
 * @param image the shape of an image
 * @param classNames one for each class, or none
 */
record ServedModel(String name, Shape image, List<String> classNames, Map<String, String> metadata) {
    /** Numbers of so few digits that their product is no problem. */
    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,4}(x[1-9]\\d{0,4}){2}");

    /**
     * @throws InvalidModelException if what the file says cannot be
     * @throws IllegalArgumentException if the options do not fit it, or nobody says which size its images have
     */
    static ServedModel of(Path file, Signature signature, PredictorOptions options) throws InvalidModelException {
        String name = String.valueOf(file.getFileName());
        Map<String, String> metadata = signature.metadata();
        Shape image = options.image()
                .or(() -> fixed(signature))
                .or(() -> stated(metadata))
                .orElseThrow(() -> new IllegalArgumentException(name
                        + " does not say which size its images have: export it with its preprocessing, or name the size with"
                        + " PredictorOptions.withImage."));
        requireFit(name, image, signature);
        requireBatchOf(image, options.batch());
        return new ServedModel(name, image, classNames(file, signature, options), metadata);
    }

    private static Optional<Shape> fixed(Signature signature) {
        long[] image = LongStream.of(signature.images()).skip(1).toArray();
        return LongStream.of(image).allMatch(side -> side > 0)
                ? Optional.of(new Shape(
                        LongStream.of(image).mapToObj(Math::toIntExact).toList()))
                : Optional.empty();
    }

    private static Optional<Shape> stated(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(OnnxFormat.IMAGE_SHAPE))
                .filter(text -> SHAPE.matcher(text).matches())
                .map(text -> new Shape(
                        Stream.of(text.split("x")).map(Integer::valueOf).toList()));
    }

    private static void requireFit(String name, Shape image, Signature signature) {
        long[] taken = signature.images();
        boolean fits = image.dimensions().size() == 3;
        for (int axis = 1; fits && axis < taken.length; axis++) {
            fits = taken[axis] < 1 || taken[axis] == image.dimensions().get(axis - 1);
        }
        if (!fits) {
            String sides = LongStream.of(taken)
                    .skip(1)
                    .mapToObj(side -> side < 1 ? "any" : String.valueOf(side))
                    .collect(Collectors.joining("x"));
            throw new IllegalArgumentException("The image is " + image + ", but " + name + " takes images of " + sides
                    + "; name a shape [channels, height, width] that it takes.");
        }
    }

    /** Direct memory is addressed by an int. */
    private static void requireBatchOf(Shape image, int batch) {
        long most = Integer.MAX_VALUE / Float.BYTES / image.size();
        if (most < 1) {
            throw new IllegalArgumentException("An image of " + image + " takes more than 2 GB; name a smaller shape.");
        }
        if (batch > most) {
            throw new IllegalArgumentException("A batch of " + batch + " images of " + image
                    + " takes more than 2 GB; set a batch of at most " + most + ".");
        }
    }

    private static List<String> classNames(Path file, Signature signature, PredictorOptions options)
            throws InvalidModelException {
        List<String> stated = Optional.ofNullable(signature.metadata().get(OnnxFormat.CLASS_NAMES))
                .map(text -> List.of(text.split("\n")))
                .orElse(List.of());
        List<String> classNames = options.classNames().isEmpty() ? stated : options.classNames();
        if (classNames.isEmpty() || signature.classes().equals(Optional.of((long) classNames.size()))) {
            return classNames;
        }
        String count = classNames.size() + (classNames.size() == 1 ? " class name for " : " class names for ")
                + signature.classes().map(String::valueOf).orElse("an unknown number of")
                + " classes; there must be one for each.";
        if (options.classNames().isEmpty()) {
            throw InvalidModelException.named(file, "has " + count, null);
        }
        throw new IllegalArgumentException((classNames.size() == 1 ? "There is " : "There are ") + count);
    }

    /** {@code resnet50.onnx, images of 3x224x224}. */
    @Override
    public String toString() {
        return name + ", images of " + image;
    }
}
