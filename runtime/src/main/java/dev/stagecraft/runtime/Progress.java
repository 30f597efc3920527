/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

/**
 * Is told how far counted work is: the loading of images, an evaluation, the conversion of weights. A training, which has steps and
 * epochs, tells a {@link dev.stagecraft.runtime.training.TrainingProgress}. One thread tells at a time; an exception ends the work.
 */
@FunctionalInterface
public interface Progress {
    /**
     * So much of the work is done.
     *
     * @param done how many images, tensors and so on are done, in all
     * @param all how many there are
     */
    void done(long done, long all);

    /** {@return what shows nothing} */
    static Progress silent() {
        return (done, all) -> {};
    }
}
