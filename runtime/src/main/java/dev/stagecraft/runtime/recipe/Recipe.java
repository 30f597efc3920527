/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is trained. The ready ones are published recipes; {@code with…} gives one that differs, and {@link #load} one from a file.
 *
 * <pre>{@code
 * Recipe recipe = Recipe.CIFAR.withEpochs(100).withAverage(new WeightAverage(0.999, 1, true));
 * Trainer.of(new ResNet20Network(), NetworkOptions.defaults()).recipe(recipe).fit(images);
 * }</pre>
 *
 * @param name for messages and records
 * @param epochs how often every image is used
 * @param batchSize how many images a step has
 * @param parts into how many batches of equal size a step is split, where memory has no room for all: their gradients are added up; 1 unless set
 * @param loss what a step makes smaller
 * @param update how it changes the parameters
 * @param average what is evaluated and saved in the weights' place, if anything is
 * @param fineTuning what becomes of weights that were loaded
 * @param earlyStopping when a training ends before its last epoch, if it may
 * @param augmentation what is done to images
 */
public record Recipe(
        String name,
        int epochs,
        int batchSize,
        int parts,
        Loss loss,
        Update update,
        Optional<WeightAverage> average,
        FineTuning fineTuning,
        Optional<EarlyStopping> earlyStopping,
        AugmentationSettings augmentation) {
    /** torchvision's of 2021 ({@code IMAGENET1K_V2}): a ResNet-50 of 80.86 %. */
    public static final Recipe TORCHVISION_2021 = ReadyRecipes.read("torchvision-2021");

    /** timm's A1 (Wightman et al., <i>ResNet strikes back</i>, 2021, arXiv:2110.00476): a ResNet-50 of 80.4 % in 600 epochs. */
    public static final Recipe A1 = ReadyRecipes.read("a1");

    /** timm's A2: a ResNet-50 of 79.8 % in 300 epochs. */
    public static final Recipe A2 = ReadyRecipes.read("a2");

    /** timm's A3: a ResNet-50 of 78.1 % in 100 epochs of 160 pixels. */
    public static final Recipe A3 = ReadyRecipes.read("a3");

    /** That of the ResNet paper for CIFAR-10 (He et al., 2015, arXiv:1512.03385): a ResNet-20 of 91.25 %. */
    public static final Recipe CIFAR = ReadyRecipes.read("cifar");

    /** For a wide ResNet-20 and all images of Fashion-MNIST, parts of which are erased. */
    public static final Recipe FASHION_WIDE = ReadyRecipes.read("fashion-wide");

    /** For a ResNet-20 and all images of Fashion-MNIST. */
    public static final Recipe FASHION20 = ReadyRecipes.read("fashion20");

    /** For weights that have seen many images, and a folder of one's own. */
    public static final Recipe FINE_TUNE = ReadyRecipes.read("fine-tune");

    /**
     * Checks the numbers.
     *
     * @param name for messages and records
     * @param epochs how often every image is used
     * @param batchSize how many images a step has
     * @param parts into how many batches of equal size a step is split
     * @param loss what a step makes smaller
     * @param update how it changes the parameters
     * @param average what is evaluated and saved in the weights' place
     * @param fineTuning what becomes of weights that were loaded
     * @param earlyStopping when a training ends before its last epoch
     * @param augmentation what is done to images
     * @throws IllegalArgumentException if one is out of its range, or they do not go together
     */
    public Recipe {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(fineTuning, "fineTuning");
        Objects.requireNonNull(augmentation, "augmentation");
        Check.atLeastOne("epochs", epochs);
        Check.atLeastOne("batchSize", batchSize);
        Check.atLeastOne("parts", parts);
        if (batchSize % parts != 0) {
            throw new IllegalArgumentException("batchSize is " + batchSize + " and parts " + parts
                    + "; parts are of equal size: set a number that divides the batch.");
        }
        update.schedule().requireShorterThan(epochs);
    }

    /**
     * {@return the recipe of a file}
     *
     * @param file of JSON, as {@link #toJson} gives it
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no recipe; the message says what to change
     */
    public static Recipe load(Path file) throws IOException {
        return RecipeReader.read(file);
    }

    /**
     * {@return the recipe of a text}
     *
     * @param json as {@link #toJson} gives it
     * @throws IllegalArgumentException if it is no recipe; the message says what to change
     */
    public static Recipe parse(String json) {
        return RecipeReader.read("that was given", json);
    }

    /**
     * {@return a ready recipe}
     *
     * @param name of a recipe or of its file, in any case: {@code a3}, {@code torchvision-2021}, {@code TORCHVISION_2021}
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Recipe named(String name) {
        return ReadyRecipes.named(name);
    }

    /** {@return the names of the ready recipes} */
    public static List<String> names() {
        return ReadyRecipes.NAMES;
    }

    /** {@return the recipe as JSON, with all its settings} {@link #load} reads it, and gives the same recipe. */
    public String toJson() {
        return RecipeWriter.write(this);
    }

    /** {@return how many images are computed at once: a part of a step} */
    public int partSize() {
        return batchSize / parts;
    }

    /**
     * {@return the same for another number of epochs} Its schedule stretches with it; a warm-up stays as long as it is.
     *
     * @param epochs how often every image is used
     */
    public Recipe withEpochs(int epochs) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }

    /**
     * {@return the same with steps of another size}
     *
     * @param batchSize how many images a step has
     * @param parts into how many batches of equal size it is split
     */
    public Recipe withBatchSize(int batchSize, int parts) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }

    /**
     * {@return the same with another loss}
     *
     * @param loss what a step makes smaller
     */
    public Recipe withLoss(Loss loss) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }

    /**
     * {@return the same with another update}
     *
     * @param update how a step changes the parameters
     */
    public Recipe withUpdate(Update update) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }

    /** {@return the same with images as they are} */
    public Recipe withoutAugmentation() {
        return withAugmentation(AugmentationSettings.NONE);
    }

    /**
     * {@return the same with a running average of the weights}
     *
     * @param average what is evaluated and saved in the weights' place
     */
    public Recipe withAverage(WeightAverage average) {
        return new Recipe(
                name,
                epochs,
                batchSize,
                parts,
                loss,
                update,
                Optional.of(average),
                fineTuning,
                earlyStopping,
                augmentation);
    }

    /**
     * {@return the same for weights that were loaded}
     *
     * @param fineTuning what becomes of them
     */
    public Recipe withFineTuning(FineTuning fineTuning) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }

    /**
     * {@return the same for a training that may end before its last epoch}
     *
     * @param earlyStopping when it does
     */
    public Recipe withEarlyStopping(EarlyStopping earlyStopping) {
        return new Recipe(
                name,
                epochs,
                batchSize,
                parts,
                loss,
                update,
                average,
                fineTuning,
                Optional.of(earlyStopping),
                augmentation);
    }

    /**
     * {@return the same with other images}
     *
     * @param augmentation what is done to them
     */
    public Recipe withAugmentation(AugmentationSettings augmentation) {
        return new Recipe(
                name, epochs, batchSize, parts, loss, update, average, fineTuning, earlyStopping, augmentation);
    }
}
