/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bytes are those of Pillow, torchvision and timm. */
class OperationsTest {
    @TestFactory
    Stream<DynamicTest> operations() {
        return References.lines("operations.txt").stream()
                .filter(words -> !words.get(1).equals("image"))
                .map(words -> DynamicTest.dynamicTest(
                        String.join(" ", words.subList(0, 4)),
                        () -> assertEquals(
                                words.get(4),
                                HexFormat.of().formatHex(result(words).values()))));
    }

    private static Pixels result(List<String> words) {
        Pixels image = References.image(words.get(0));
        double strength = Double.parseDouble(words.get(2));
        Interpolation interpolation =
                words.get(3).equals("-") ? Interpolation.NEAREST : Interpolation.valueOf(words.get(3));
        int fill = TimmRandAugment.IMAGENET_MEAN;
        return switch (words.get(1)) {
            case "hue" -> Colors.hue(image, strength);
            case "timm-shear-x" -> AffineWarp.shearX(strength).apply(image, interpolation, fill);
            case "timm-shear-y" -> AffineWarp.shearY(strength).apply(image, interpolation, fill);
            case "timm-translate-x" ->
                AffineWarp.translation(strength * image.width(), 0).apply(image, interpolation, fill);
            case "timm-translate-y" ->
                AffineWarp.translation(0, strength * image.height()).apply(image, interpolation, fill);
            case "timm-rotate" -> AffineWarp.rotate(image, strength, interpolation, fill);
            case "timm-solarize-add" -> Levels.solarizeAdd(image, (int) strength);
            case "timm-posterize" -> Levels.posterize(image, (int) strength);
            case "flip" -> HorizontalFlip.flipped(image);
            case "padded-crop" -> PaddedCrop.moved(image, 1 - 4, 6 - 4);
            case "resized-crop" -> image.crop(new ImagePart(2, 3, 7, 9)).resize(5, 6, interpolation);
            default -> PolicyOperation.valueOf(words.get(1)).apply(image, strength, interpolation);
        };
    }
}
