/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a network, read from the names and shapes of its tensors: "SE-ResNeXt-50 (32x4d)". */
final class Architecture {
    private static final Pattern BLOCK = Pattern.compile("layer(\\d+)\\.(\\d+)\\..+");

    /** In place of the stem's pool there is a convolution. */
    private static final String CONVOLUTIONAL_POOL = "maxpool.0.weight";

    /** By what a name begins with. */
    private static final Map<String, Naming> BEGINNINGS = Map.of(
            "encoder.stages.", Naming.TRANSFORMERS,
            "stages.", Naming.RESNET_V2,
            "s1.b1.", Naming.REGNET,
            "trunk_output.block1.", Naming.TORCHVISION_REGNET);

    private final Map<String, TensorShape> tensors;
    private final boolean isPreActivation;

    private Architecture(Map<String, TensorShape> tensors, boolean isPreActivation) {
        this.tensors = tensors;
        this.isPreActivation = isPreActivation;
    }

    /** That of a network; empty if it is none of the family. */
    static Optional<String> of(List<NetworkTensor> network) {
        Map<String, TensorShape> tensors = new TreeMap<>();
        network.forEach(tensor -> tensors.put(tensor.name(), tensor.shape()));
        return new Architecture(tensors, Naming.of(network) == Naming.RESNET_V2).name();
    }

    /**
     * That of a file's network; empty if its names are not those of the family.
     *
     * @param prefix what is in front of the names
     */
    static Optional<String> ofFile(Collection<TensorInfo> file, String prefix) {
        boolean isV2 = file.stream().anyMatch(info -> info.name().startsWith(prefix + "stages."));
        Naming naming = BEGINNINGS.entrySet().stream()
                .filter(beginning ->
                        file.stream().anyMatch(info -> info.name().startsWith(prefix + beginning.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Naming.RESNET);
        Map<String, TensorShape> tensors = new TreeMap<>();
        for (TensorInfo info : file) {
            int end = info.name().lastIndexOf('.');
            if (end > prefix.length() && info.name().startsWith(prefix)) {
                String layer = info.name().substring(prefix.length(), end);
                tensors.put(naming.layer(layer) + info.name().substring(end), info.shape());
            }
        }
        boolean isPreActivation = isV2 || tensors.containsKey("norm.weight");
        return new Architecture(tensors, isPreActivation).name();
    }

    private Optional<String> name() {
        TreeMap<Integer, Integer> blocks = new TreeMap<>();
        for (String name : tensors.keySet()) {
            Matcher block = BLOCK.matcher(name);
            if (block.matches() && block.group(1).length() < 4 && block.group(2).length() < 7) {
                blocks.merge(Integer.valueOf(block.group(1)), Integer.parseInt(block.group(2)) + 1, Math::max);
            }
        }
        if (blocks.isEmpty() || !has("layer1.0.conv1.weight")) {
            return Optional.empty();
        }
        int all = blocks.values().stream().mapToInt(Integer::intValue).sum();
        if (isRegNet()) {
            return Optional.of("RegNet" + (has("layer1.0.se.fc1.weight") ? "Y" : "X") + " of " + all + " blocks");
        }
        int perBlock = has("layer1.0.conv3.weight") ? 3 : 2;
        int depth = all * perBlock + 2;
        return Optional.of(attention() + base(depth) + suffix());
    }

    /** Its bottlenecks are as wide inside as outside, and have a projection in each stage. */
    private boolean isRegNet() {
        TensorShape first = tensors.get("layer1.0.conv1.weight");
        TensorShape last = tensors.get("layer1.0.conv3.weight");
        return !isPreActivation
                && last != null
                && first.rank() == 4
                && last.rank() == 4
                && first.length(0) == last.length(0)
                && last.length(0) == last.length(1)
                && has("layer1.0.downsample.0.weight");
    }

    private String attention() {
        if (any(name -> name.contains(".se.fc1.")) && !has(CONVOLUTIONAL_POOL)) {
            return "SE-";
        }
        if (any(name -> name.endsWith(".se.conv.weight"))) {
            return "ECA-";
        }
        if (any(name -> name.contains(".cbam."))) {
            return "CBAM-";
        }
        if (any(name -> name.contains(".se_module."))) {
            return "legacy SE-";
        }
        return any(name -> name.startsWith("bam1.")) ? "BAM-" : "";
    }

    /** By the 3x3 convolution of the first bottleneck. */
    private String base(int depth) {
        if (has(CONVOLUTIONAL_POOL)) {
            return "ResNet-RS-" + depth;
        }
        TensorShape conv2 = tensors.get("layer1.0.conv2.weight");
        TensorShape conv3 = tensors.get("layer1.0.conv3.weight");
        if (conv2 == null || conv3 == null || conv2.rank() != 4 || conv3.rank() != 4 || conv2.length(1) == 0) {
            return "ResNet-" + depth + variant();
        }
        long width = conv2.length(0);
        long perGroup = conv2.length(1);
        if (perGroup != width) {
            return "ResNeXt-" + depth + variant() + " (" + width / perGroup + "x" + perGroup + "d)";
        }
        long factor = 4 * width / Math.max(1, conv3.length(0));
        return factor > 1 ? "Wide ResNet-" + depth + "-" + factor : "ResNet-" + depth + variant();
    }

    private String variant() {
        boolean isDeep = has("conv1.0.weight");
        boolean averages = any(name -> name.matches("layer\\d+\\.0\\.downsample\\.2\\.weight"));
        boolean isTiered = isDeep
                && tensors.get("conv1.0.weight").rank() == 4
                && tensors.get("conv1.0.weight").length(0) == 24;
        if (isTiered) {
            return "-T";
        }
        if (isDeep) {
            return averages || isPreActivation ? "-D" : "-C";
        }
        return "";
    }

    private String suffix() {
        boolean isGrouped = !has("layer1.0.bn1.running_mean") && has("layer1.0.bn1.weight");
        boolean isBiased = has("layer1.0.conv1.bias");
        return (isPreActivation ? " with pre-activation" : "")
                + (isGrouped ? " with group normalization" : "")
                + (isBiased ? " with biases" : "");
    }

    private boolean has(String name) {
        return tensors.containsKey(name);
    }

    private boolean any(Predicate<String> condition) {
        return tensors.keySet().stream().anyMatch(condition);
    }
}
