/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Optional;

/** A network must take images of the data set's size and tell its classes apart. */
final class DatasetRule {
    private DatasetRule() {}

    /**
     * Checks images against a network.
     *
     * @param which {@code training} or {@code held-out}
     * @throws IllegalArgumentException if they do not fit
     */
    static void require(NetworkSummary network, String which, BatchSource images) {
        List<Integer> image = images.testImage().dimensions();
        if (!network.input().equals(images.testImage())) {
            throw new IllegalArgumentException("The " + which + " images are " + images.testImage() + ", but "
                    + network.name() + " takes " + network.input() + ": declare @Input(channels = " + image.get(0)
                    + ", height = " + image.get(1) + ", width = " + image.get(2) + ") or use other images.");
        }
        if (!network.output().equals(new Shape(List.of(images.classes())))) {
            throw new IllegalArgumentException("The " + which + " images have "
                    + (images.classes() == 1 ? "1 class" : images.classes() + " classes") + ", but " + network.name()
                    + " gives " + network.output() + ": " + advice(images));
        }
        if (images.size() == 0) {
            throw new IllegalArgumentException("There are no " + which + " images: give at least one.");
        }
    }

    /**
     * What is saved with the network must be how its images were made.
     *
     * @param which {@code training} or {@code held-out}
     * @throws IllegalArgumentException if the network declares that they are made otherwise; images of which nobody knows fit any
     */
    static void requireDeclared(NetworkDefinition network, String which, BatchSource images) {
        Optional<String> declared = network.preprocessing().map(PixelWords::of);
        Optional<String> made = images.preprocessing().map(PixelWords::of);
        if (declared.isPresent() && made.isPresent() && !declared.equals(made)) {
            throw new IllegalArgumentException("The " + which + " images were made by " + made.get() + ", but "
                    + network.name() + " declares " + declared.get()
                    + ": make them by the preprocessing that it declares, or declare theirs.");
        }
    }

    /**
     * What is measured must be what is saved.
     *
     * @throws IllegalArgumentException if the images were not made alike; images of which nobody knows fit any
     */
    static void requireMadeAlike(BatchSource training, BatchSource heldOut) {
        Optional<String> learned = training.preprocessing().map(PixelWords::of);
        Optional<String> tested = heldOut.preprocessing().map(PixelWords::of);
        if (learned.isPresent() && tested.isPresent() && !learned.equals(tested)) {
            throw new IllegalArgumentException("The held-out images were made by " + tested.get()
                    + ", but the training images by " + learned.get() + ": make both by the same preprocessing.");
        }
    }

    /**
     * A number must mean the same class in both.
     *
     * @throws IllegalArgumentException if the classes are called otherwise, or come in another order; images whose classes have no names fit any
     */
    static void requireSameClasses(BatchSource training, BatchSource heldOut) {
        if (!training.hasClassNames() || !heldOut.hasClassNames()) {
            return;
        }
        List<String> expected = training.classNames();
        List<String> found = heldOut.classNames();
        for (int index = 0; index < expected.size(); index++) {
            if (!expected.get(index).equals(found.get(index))) {
                throw new IllegalArgumentException("Class " + index + " of the held-out images is "
                        + found.get(index) + ", but that of the training images is " + expected.get(index)
                        + ": both must have the same classes in the same order, as ImageFolder.load gives them that is told"
                        + " the training images' classNames().");
            }
        }
    }

    /** EMNIST's letters, for one, are numbered from 1. */
    private static String advice(BatchSource images) {
        String declare = "declare @Head(classes = " + images.classes() + ")";
        return images.size() > 0 && images.emptyClasses().equals(List.of(0))
                ? "no image has the label 0, so number the labels from 0, or " + declare
                        + ", whose class 0 stays empty."
                : declare + " or use other images.";
    }
}
