/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.ArrayList;
import java.util.List;

/** Tensors of small networks as the layers of a generated network have them. */
final class TestNetworks {
    private TestNetworks() {}

    /** A stem, two stages of one bottleneck, and a head. */
    static List<NetworkTensor> resNet(int classes) {
        List<NetworkTensor> tensors = new ArrayList<>();
        convolution(tensors, "conv1", 64, 3, 7);
        normalization(tensors, "bn1", 64);
        bottleneck(tensors, "layer1.0", 64, 64, 256);
        bottleneck(tensors, "layer2.0", 256, 128, 512);
        head(tensors, classes, 512);
        return tensors;
    }

    /** The same with pre-activation. */
    static List<NetworkTensor> resNetV2(int classes) {
        List<NetworkTensor> tensors = new ArrayList<>();
        convolution(tensors, "conv1", 64, 3, 7);
        normalization(tensors, "layer1.0.bn1", 64);
        convolution(tensors, "layer1.0.conv1", 64, 64, 3);
        convolution(tensors, "layer1.0.downsample.1", 64, 64, 1);
        normalization(tensors, "norm", 64);
        head(tensors, classes, 64);
        return tensors;
    }

    /** A stem, two stages of one bottleneck that is as wide inside as outside, and a head. */
    static List<NetworkTensor> regNet(int classes) {
        List<NetworkTensor> tensors = new ArrayList<>();
        convolution(tensors, "conv1", 32, 3, 3);
        normalization(tensors, "bn1", 32);
        bottleneck(tensors, "layer1.0", 32, 48, 48);
        bottleneck(tensors, "layer2.0", 48, 96, 96);
        head(tensors, classes, 96);
        return tensors;
    }

    private static void bottleneck(List<NetworkTensor> tensors, String name, int in, int width, int out) {
        convolution(tensors, name + ".conv1", width, in, 1);
        normalization(tensors, name + ".bn1", width);
        convolution(tensors, name + ".conv2", width, width, 3);
        normalization(tensors, name + ".bn2", width);
        convolution(tensors, name + ".conv3", out, width, 1);
        normalization(tensors, name + ".bn3", out);
        convolution(tensors, name + ".downsample.0", out, in, 1);
        normalization(tensors, name + ".downsample.1", out);
    }

    private static void convolution(List<NetworkTensor> tensors, String layer, int out, int in, int kernel) {
        body(tensors, layer, "weight", out, in, kernel, kernel);
    }

    private static void normalization(List<NetworkTensor> tensors, String layer, int channels) {
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            body(tensors, layer, part, channels);
        }
    }

    private static void head(List<NetworkTensor> tensors, int classes, int in) {
        tensors.add(new NetworkTensor("fc", "weight", TensorShape.of(classes, in), NetworkTensor.Role.HEAD));
        tensors.add(new NetworkTensor("fc", "bias", TensorShape.of(classes), NetworkTensor.Role.HEAD));
    }

    private static void body(List<NetworkTensor> tensors, String layer, String part, long... shape) {
        tensors.add(new NetworkTensor(layer, part, TensorShape.of(shape), NetworkTensor.Role.BODY));
    }
}
