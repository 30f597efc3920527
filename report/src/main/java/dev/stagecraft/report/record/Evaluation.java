/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a network took the held-out images for, after the last epoch that is done.
 *
 * @param epoch from 1
 * @param classNames in the order of the network's output
 * @param confusion the pairs of classes with at least one image
 * @param top5 how many images have their class among the five most probable, if that was counted
 * @param wrong the images that it was most wrong about, the worst first
 */
public record Evaluation(
        int epoch, List<String> classNames, List<Confusion> confusion, OptionalInt top5, List<Wrong> wrong) {
    static final String FILE = "evaluation.json";

    /**
     * Images of a class that were taken for one.
     *
     * @param actual the number of their class
     * @param said the number of the class that they were taken for
     * @param images how many
     */
    public record Confusion(int actual, int said, int images) {}

    /**
     * An image that was taken for another class.
     *
     * @param name of the file, or what else the image goes by
     * @param actual the number of its class
     * @param probability that the network gave its class
     * @param said the most probable classes, the most probable first
     * @param picture as a URI of data, if there is one
     */
    public record Wrong(String name, int actual, double probability, List<Answer> said, Optional<String> picture) {
        /**
         * Copies the list.
         *
         * @param name of the file
         * @param actual the number of its class
         * @param probability that the network gave its class
         * @param said the most probable classes
         * @param picture as a URI of data
         */
        public Wrong {
            said = List.copyOf(said);
        }
    }

    /**
     * A class, and how probable it is.
     *
     * @param label the number of the class
     * @param probability 0 to 1
     */
    public record Answer(int label, double probability) {}

    private static final Pattern PICTURE = Pattern.compile("data:image/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}");

    /**
     * Copies the lists.
     *
     * @param epoch from 1
     * @param classNames in the order of the network's output
     * @param confusion the pairs of classes with at least one image
     * @param top5 how many images have their class among the five most probable
     * @param wrong the images that it was most wrong about
     */
    public Evaluation {
        classNames = List.copyOf(classNames);
        confusion = List.copyOf(confusion);
        wrong = List.copyOf(wrong);
    }

    /** {@return how many images there are} */
    public int images() {
        return confusion.stream().mapToInt(Confusion::images).sum();
    }

    /** {@return how many of them were classified right} */
    public int correct() {
        return confusion.stream()
                .filter(pair -> pair.actual() == pair.said())
                .mapToInt(Confusion::images)
                .sum();
    }

    static Optional<Evaluation> read(Path folder) throws IOException {
        Optional<Json> file = Json.read(folder.resolve(FILE));
        return file.isPresent() ? Optional.of(of(file.get())) : Optional.empty();
    }

    private static Evaluation of(Json file) throws InvalidRecordException {
        List<String> names = new ArrayList<>();
        for (Json name : file.get("classes").items()) {
            names.add(name.text());
        }
        List<Confusion> confusion = new ArrayList<>();
        for (Json pair : file.get("confusion").items()) {
            List<Json> numbers = pair.items();
            if (numbers.size() != 3) {
                throw pair.fault("has " + numbers.size() + " numbers in " + pair.path()
                        + ", which must be those of two classes and of their images");
            }
            confusion.add(new Confusion(
                    numbers.get(0).index(names.size()),
                    numbers.get(1).index(names.size()),
                    numbers.get(2).count()));
        }
        List<Wrong> wrong = new ArrayList<>();
        for (Json image : file.get("wrong").items()) {
            wrong.add(wrong(image, names.size()));
        }
        Optional<Json> top5 = file.find("top5");
        return new Evaluation(
                file.get("epoch").count(),
                names,
                confusion,
                top5.isPresent() ? OptionalInt.of(top5.get().count()) : OptionalInt.empty(),
                wrong);
    }

    private static Wrong wrong(Json image, int classes) throws InvalidRecordException {
        List<Answer> said = new ArrayList<>();
        for (Json answer : image.get("said").items()) {
            said.add(new Answer(
                    answer.get("class").index(classes),
                    answer.get("probability").number()));
        }
        if (said.isEmpty()) {
            throw image.fault("does not say what " + image.path() + " was taken for");
        }
        Optional<String> picture = Optional.empty();
        if (image.find("picture").isPresent()) {
            picture = Optional.of(image.get("picture").text());
            if (!PICTURE.matcher(picture.get()).matches()) {
                throw image.fault("has no PNG or JPEG in " + image.path() + ".picture");
            }
        }
        return new Wrong(
                image.get("name").text(),
                image.get("actual").index(classes),
                image.get("probability").number(),
                said,
                picture);
    }
}
