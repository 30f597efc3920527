/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import dev.stagecraft.weights.text.Excerpt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Libraries that have ResNets or their relatives by names of their own, which are not read: whose names a file has. */
final class OtherNames {
    /**
     * Names that one library gives.
     *
     * @param pattern of a name, whatever is in front of it
     * @param whose who gives such names to what
     */
    private record Family(Pattern pattern, String whose) {
        static Family of(String pattern, String whose) {
            return new Family(Pattern.compile("(.*\\.)?(" + pattern + ")"), whose);
        }
    }

    private static final List<Family> FAMILIES = List.of(
            Family.of("res\\d\\.\\d+\\.(conv\\d|shortcut)(\\.norm)?\\.\\w+", "Detectron2 gives a ResNet"),
            Family.of("features\\.stage\\d+\\.unit\\d+\\.body\\.conv\\d\\..+", "pytorchcv gives a ResNet"),
            Family.of(
                    "bit\\.encoder\\.stages\\.\\d+\\.layers\\.\\d+\\..+",
                    "transformers gives a BiT, a ResNet with pre-activation"),
            Family.of(
                    "encoder\\.stages\\.\\d+\\.layers\\.\\d+\\..*(convolution|normalization|attention)\\..+",
                    "transformers gives a ResNet or RegNet"),
            Family.of(
                    "block\\d\\.unit\\d+\\.(conv|gn)\\d\\.\\w+",
                    "big_transfer gives a BiT, a ResNet with pre-activation"),
            Family.of(
                    "\\d+\\.\\d+\\.(conv|bn)\\d\\.\\w+",
                    "Sequential of PyTorch gives the parts of a ResNet, which are numbered in it"),
            Family.of("res\\d[a-z]\\d*_branch\\d[a-z]?(_weights|\\.\\w+)?", "Caffe gives a ResNet"));

    private OtherNames() {}

    /** Whose names most of the file's are, as a sentence without its full stop; empty if none of these. */
    static Optional<String> of(Collection<TensorInfo> file) {
        return FAMILIES.stream()
                .filter(family -> 2 * count(family, file) > file.size())
                .findFirst()
                .map(family -> "Its names are those that " + family.whose + ", such as "
                        + file.stream()
                                .map(TensorInfo::name)
                                .filter(name -> family.pattern.matcher(name).matches())
                                .findFirst()
                                .map(Excerpt::of)
                                .orElse("")
                        + "; they must be those of torchvision or timm");
    }

    private static long count(Family family, Collection<TensorInfo> file) {
        return file.stream()
                .filter(info -> family.pattern.matcher(info.name()).matches())
                .count();
    }
}
