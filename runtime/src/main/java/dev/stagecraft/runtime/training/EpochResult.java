package dev.stagecraft.runtime.training;

import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch the epoch, from 1
 * @param loss the mean loss of its training images, each measured before the step that it took part in
 * @param accuracy the share of the held-out images that were classified right after the epoch, 0 to 1; empty without
 *     held-out images
 */
public record EpochResult(int epoch, double loss, OptionalDouble accuracy) {}
