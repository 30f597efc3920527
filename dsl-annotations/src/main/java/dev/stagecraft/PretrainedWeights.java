/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weights that the network can start from: {@code @PretrainedWeights("resnet50.safetensors")}. The build fails where a tensor is missing, left over or of
 * another shape; of the file only its header is read. {@code createPretrained()} of the generated class loads them, and a {@code Trainer} starts from
 * them unless it is told otherwise.
 *
 * <p>A head of another number of classes is no mistake: it keeps its own weights, so that a network for other classes can start from
 * the rest.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PretrainedWeights {
    /** For a variant whose base has weights that are not its own. */
    String NONE = "";

    /**
     * {@return a safetensors file with the names of torchvision or timm: a resource on the class path ({@code weights/resnet50.safetensors} in
     * {@code src/main/resources}), or a path relative to the module's folder, where the build file is}
     */
    String value();
}
