/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How published files name a network's tensors. */
public enum Naming {
    /** As torchvision and timm name those of a ResNet, and Stagecraft its layers. */
    RESNET {
        @Override
        String published(String layer) {
            return layer;
        }

        @Override
        String layer(String published) {
            return published;
        }

        /** BAM's gate of channels is made of dense layers, in the code of its authors (github.com/Jongchan/attention-module). */
        @Override
        TensorShape published(NetworkTensor tensor) {
            boolean isDense =
                    tensor.layer().contains(".gate_c_fc_") && tensor.part().equals("weight");
            return isDense
                    ? TensorShape.of(tensor.shape().length(0), tensor.shape().length(1))
                    : tensor.shape();
        }
    },
    /** As timm names those of a {@code ResNetV2}, whose blocks begin with a normalization. */
    RESNET_V2 {
        private static final Map<String, String> STEM = Map.of(
                "conv1", "stem.conv",
                "conv1.0", "stem.conv1",
                "conv1.1", "stem.norm1",
                "conv1.3", "stem.conv2",
                "conv1.4", "stem.norm2",
                "conv1.6", "stem.conv3",
                "fc", "head.fc");
        private static final Pattern LAYER = Pattern.compile("layer(\\d+)\\.(\\d+)\\.(.+)");
        private static final Pattern PUBLISHED = Pattern.compile("stages\\.(\\d{1,6})\\.blocks\\.(\\d+)\\.(.+)");

        @Override
        String published(String layer) {
            Matcher inBlock = LAYER.matcher(layer);
            if (!inBlock.matches()) {
                return STEM.getOrDefault(layer, layer);
            }
            String rest = inBlock.group(3)
                    .replaceFirst("^bn(?=\\d)", "norm")
                    .replaceFirst("^downsample\\.\\d", "downsample.conv");
            return "stages." + (Integer.parseInt(inBlock.group(1)) - 1) + ".blocks." + inBlock.group(2) + "." + rest;
        }

        @Override
        String layer(String published) {
            Matcher inBlock = PUBLISHED.matcher(published);
            if (inBlock.matches()) {
                return "layer" + (Integer.parseInt(inBlock.group(1)) + 1) + "." + inBlock.group(2) + "."
                        + inBlock.group(3)
                                .replaceFirst("^norm(?=\\d)", "bn")
                                .replaceFirst("^downsample\\.conv", "downsample.0");
            }
            return STEM.entrySet().stream()
                    .filter(name -> name.getValue().equals(published))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(published);
        }

        /** The head is a convolution of 1x1. */
        @Override
        TensorShape published(NetworkTensor tensor) {
            boolean isDense = tensor.isHead() && tensor.shape().rank() == 2;
            return isDense
                    ? TensorShape.of(tensor.shape().length(0), tensor.shape().length(1), 1, 1)
                    : tensor.shape();
        }
    },
    /** As transformers names those of its {@code ResNetModel}. */
    TRANSFORMERS {
        @Override
        String published(String layer) {
            return TransformersNames.published(layer);
        }

        @Override
        String layer(String published) {
            return TransformersNames.layer(published);
        }

        @Override
        TensorShape published(NetworkTensor tensor) {
            return tensor.shape();
        }
    },
    /** As timm names those of its {@code RegNet}. */
    REGNET {
        @Override
        String published(String layer) {
            return RegNetNames.published(layer);
        }

        @Override
        String layer(String published) {
            return RegNetNames.layer(published);
        }

        @Override
        TensorShape published(NetworkTensor tensor) {
            return tensor.shape();
        }
    },
    /** As torchvision names those of its {@code RegNet}. */
    TORCHVISION_REGNET {
        @Override
        String published(String layer) {
            return TorchvisionRegNetNames.published(layer);
        }

        @Override
        String layer(String published) {
            return TorchvisionRegNetNames.layer(published);
        }

        @Override
        TensorShape published(NetworkTensor tensor) {
            return tensor.shape();
        }
    },
    /** As timm names those of its legacy SE-ResNets and SE-ResNeXts. */
    LEGACY_SENET {
        @Override
        String published(String layer) {
            return LegacySeNetNames.PLAIN.published(layer);
        }

        @Override
        String layer(String published) {
            return LegacySeNetNames.PLAIN.layer(published);
        }

        @Override
        TensorShape published(NetworkTensor tensor) {
            return tensor.shape();
        }
    },
    /** As timm names those of its legacy SENet-154, which has a deep stem. */
    LEGACY_SENET_154 {
        @Override
        String published(String layer) {
            return LegacySeNetNames.DEEP.published(layer);
        }

        @Override
        String layer(String published) {
            return LegacySeNetNames.DEEP.layer(published);
        }

        @Override
        TensorShape published(NetworkTensor tensor) {
            return tensor.shape();
        }
    };

    private static final String LAST_NORMALIZATION = "norm";
    private static final Pattern FIRST_CONVOLUTION = Pattern.compile("layer\\d+\\.\\d+\\.conv1");
    private static final Map<Naming, String> ANOTHERS = Map.of(
            TRANSFORMERS, "transformers",
            REGNET, "timm's RegNet",
            TORCHVISION_REGNET, "torchvision's RegNet",
            LEGACY_SENET, "timm's legacy SE-ResNets",
            LEGACY_SENET_154, "timm's legacy SENet-154");

    /** What the files call a layer. */
    abstract String published(String layer);

    /** What a layer is called here that the files call so; the same where the files call none so. */
    abstract String layer(String published);

    /** The shape that the files give a tensor. */
    abstract TensorShape published(NetworkTensor tensor);

    /** Whose names they are, where they are not the layers' own, as the rest of a sentence: {@code , by the names of transformers}. */
    String sentence() {
        return ANOTHERS.containsKey(this) ? ", by the names of " + ANOTHERS.get(this) : "";
    }

    /**
     * {@return the tensor as the files have it}
     *
     * @param tensor as the network has it
     * @param type the type of its numbers in the file
     */
    public TensorInfo published(NetworkTensor tensor, ElementType type) {
        return new TensorInfo(name(tensor), type, published(tensor));
    }

    /**
     * {@return the tensor's name in the files}
     *
     * @param tensor as the network has it
     */
    public String name(NetworkTensor tensor) {
        return published(tensor.layer()) + "." + tensor.part();
    }

    /**
     * {@return the one that files of such a network have}
     *
     * @param network all tensors of the network
     */
    public static Naming of(Collection<NetworkTensor> network) {
        boolean isNormalizedLast =
                network.stream().anyMatch(tensor -> tensor.layer().equals(LAST_NORMALIZATION));
        return isNormalizedLast || isHeadless(network) && normalizesFirst(network) ? RESNET_V2 : RESNET;
    }

    /**
     * Those that files of a network may have. The legacy SE-ResNets have the tensors of others, and another pool: for no other network is a file with
     * their names.
     *
     * @param poolsOverTheEdge whether its stem's pool does, as theirs do
     */
    static List<Naming> all(boolean poolsOverTheEdge) {
        return Stream.of(values())
                .filter(naming -> poolsOverTheEdge || naming != LEGACY_SENET && naming != LEGACY_SENET_154)
                .toList();
    }

    private static boolean isHeadless(Collection<NetworkTensor> network) {
        return network.stream().noneMatch(NetworkTensor::isHead);
    }

    /** Whether a block's first normalization has the channels that the block receives, and other ones than its first convolution gives. */
    private static boolean normalizesFirst(Collection<NetworkTensor> network) {
        Map<String, Long> filters = network.stream()
                .filter(tensor -> tensor.part().equals("weight")
                        && FIRST_CONVOLUTION.matcher(tensor.layer()).matches())
                .collect(Collectors.toMap(
                        NetworkTensor::layer, tensor -> tensor.shape().length(0)));
        return network.stream()
                .filter(tensor -> tensor.part().equals("weight"))
                .filter(tensor -> filters.containsKey(tensor.layer().replaceFirst("bn1$", "conv1")))
                .filter(tensor -> tensor.layer().endsWith(".bn1"))
                .anyMatch(tensor ->
                        tensor.shape().length(0) != filters.get(tensor.layer().replaceFirst("bn1$", "conv1")));
    }
}
