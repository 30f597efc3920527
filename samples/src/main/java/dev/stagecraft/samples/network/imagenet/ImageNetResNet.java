/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.Stem;

/**
 * What the ResNets for ImageNet have in common (table 1 of He et al., 2015, arXiv:1512.03385): all but the stages. Images are prepared
 * as torchvision does, 256 pixels of them for 224; networks whose weights others publish have their preprocessing. It is
 * no network of its own; {@link ResNet18} to {@link ResNet152} extend it with a kind of block and a list of depths.
 */
@Input(channels = 3, height = 224, width = 224)
@Preprocessing(
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@Head(classes = 1000)
public interface ImageNetResNet {}
