/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What published networks have behind the last layer of one that has no head: their classifier, the normalization in front of it, and
 * further stages.
 *
 * @param lastStage the number of the network's last stage
 * @param isNormalized whether the network has that normalization itself
 */
record BehindTrunk(int lastStage, boolean isNormalized) {
    private static final Set<String> CLASSIFIER = Set.of("fc");
    private static final Set<String> NORMALIZATION = Set.of("norm");

    /** A stage, or the attention behind it. */
    private static final Pattern STAGE = Pattern.compile("(?:layer|bam)(\\d{1,6})(?:\\..*)?");

    static BehindTrunk of(Collection<NetworkTensor> network) {
        int last =
                network.stream().mapToInt(tensor -> stage(tensor.layer())).max().orElse(0);
        return new BehindTrunk(last, network.stream().map(NetworkTensor::layer).anyMatch(NORMALIZATION::contains));
    }

    /** Whether a layer, by its name here, is a part of a stage. */
    static boolean isInStage(String layer) {
        return stage(layer) > 0;
    }

    private static int stage(String layer) {
        Matcher stage = STAGE.matcher(layer);
        return stage.matches() ? Integer.parseInt(stage.group(1)) : 0;
    }

    /** Whether a layer, by its name here, is behind the network. */
    boolean has(String layer) {
        return CLASSIFIER.contains(layer)
                || NORMALIZATION.contains(layer) && !isNormalized
                || lastStage > 0 && stage(layer) > lastStage;
    }
}
