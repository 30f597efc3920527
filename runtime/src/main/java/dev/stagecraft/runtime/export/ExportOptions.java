/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an exported file says beyond the network itself.
 *
 * @param name the network's name
 * @param image the shape of an image, {@code [channels, height, width]}, if it is known; the file names it as the usual one, and
 *     binds height and width to it where the network takes no others
 * @param classNames the names of the classes, in the order of the outputs, or none
 * @param metadata more for the file's {@code metadata_props}
 * @param features the maps of stages that the file gives, as outputs of their names: of a backbone its own, of a classifier further ones
 */
public record ExportOptions(
        String name,
        Optional<Shape> image,
        List<String> classNames,
        Map<String, String> metadata,
        List<StageMap> features) {
    /**
     * Copies and checks what is given.
     *
     * @param name the network's name
     * @param image the shape of an image, {@code [channels, height, width]}, if it is known
     * @param classNames the names of the classes, in the order of the outputs, or none
     * @param metadata more for the file's {@code metadata_props}
     * @param features the maps of stages that the file gives, as outputs of their names
     * @throws IllegalArgumentException if the shape is not one of images, or a class name has more than one line
     */
    public ExportOptions {
        classNames = List.copyOf(classNames);
        metadata = Map.copyOf(metadata);
        features = List.copyOf(features);
        image.ifPresent(ExportOptions::requireImage);
        classNames.forEach(ExportOptions::requireLine);
    }

    /** {@return options of a network without a name, class names or a usual size of images} */
    public static ExportOptions defaults() {
        return new ExportOptions("network", Optional.empty(), List.of(), Map.of(), List.of());
    }

    /**
     * {@return options with the name, the shape of images and, if it has one, the preprocessing of a network that was declared}
     *
     * @param definition of the network to export
     */
    public static ExportOptions of(NetworkDefinition definition) {
        return defaults()
                .withName(definition.name())
                .withImage(definition.summary().input())
                .withMetadata(definition
                        .preprocessing()
                        .map(Preprocessing::properties)
                        .orElse(Map.of()))
                .withFeatures(definition.features());
    }

    /**
     * {@return options that say how an image becomes the network's input, and the names of its classes, of which there may be none}
     *
     * @param preprocessing how an image becomes the network's input
     * @param classNames one for each class, in the order of the outputs
     */
    public static ExportOptions of(Preprocessing preprocessing, List<String> classNames) {
        return defaults()
                .withImage(new Shape(List.of(preprocessing.channels(), preprocessing.height(), preprocessing.width())))
                .withMetadata(preprocessing.properties())
                .withClassNames(classNames);
    }

    /**
     * {@return these options with another name}
     *
     * @param name the network's name
     */
    public ExportOptions withName(String name) {
        return new ExportOptions(name, image, classNames, metadata, features);
    }

    /**
     * {@return these options with a usual size of images}
     *
     * @param image {@code [channels, height, width]}
     */
    public ExportOptions withImage(Shape image) {
        return new ExportOptions(name, Optional.of(image), classNames, metadata, features);
    }

    /**
     * {@return these options with names of the classes}
     *
     * @param classNames one for each class, in the order of the outputs
     */
    public ExportOptions withClassNames(List<String> classNames) {
        return new ExportOptions(name, image, classNames, metadata, features);
    }

    /**
     * {@return these options with maps of stages as outputs}
     *
     * @param features the maps of stages, in the order in which the file is to give them; a network with a head gives them behind its
     *     probabilities and logits
     */
    public ExportOptions withFeatures(List<StageMap> features) {
        return new ExportOptions(name, image, classNames, metadata, features);
    }

    /**
     * {@return these options with maps of stages as outputs}
     *
     * @param features as in {@link #withFeatures(List)}
     */
    public ExportOptions withFeatures(StageMap... features) {
        return withFeatures(List.of(features));
    }

    /**
     * {@return these options with other metadata}
     *
     * @param metadata in place of what was set before; the shape of images and the class names are added to it
     */
    public ExportOptions withMetadata(Map<String, String> metadata) {
        return new ExportOptions(name, image, classNames, metadata, features);
    }

    /** All that stands in the file's {@code metadata_props}. */
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(metadata);
        image.ifPresent(shape -> properties.put(OnnxFormat.IMAGE_SHAPE, shape.toString()));
        if (!classNames.isEmpty()) {
            properties.put(OnnxFormat.CLASS_NAMES, String.join("\n", classNames));
        }
        if (!features.isEmpty()) {
            properties.put(OnnxFormat.FEATURES, joined(StageMap::name));
            properties.put(OnnxFormat.FEATURE_CHANNELS, joined(map -> String.valueOf(map.channels())));
            properties.put(OnnxFormat.FEATURE_STRIDES, joined(map -> String.valueOf(map.stride())));
        }
        return properties;
    }

    private String joined(Function<StageMap, String> value) {
        return features.stream().map(value).collect(Collectors.joining(","));
    }

    private static void requireImage(Shape image) {
        boolean isImage =
                image.dimensions().size() == 3 && image.dimensions().stream().allMatch(side -> side >= 1);
        if (!isImage) {
            throw new IllegalArgumentException(
                    "The shape of an image is " + image + "; it must be [channels, height, width], each at least 1.");
        }
    }

    private static void requireLine(String label) {
        if (label.isBlank() || label.lines().count() != 1) {
            throw new IllegalArgumentException("The class name \"" + label + "\" is not a line; take another.");
        }
    }
}
