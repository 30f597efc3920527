/**
 * Files of weights, and whether they fit a network.
 *
 * <p>A file has {@linkplain dev.stagecraft.weights.TensorInfo tensors}; {@link dev.stagecraft.weights.WeightsMatch} says which of them is which
 * {@link dev.stagecraft.weights.NetworkTensor} of a network, or what does not fit and why. Nothing here needs Deeplearning4j, so that
 * the annotation processor checks what the runtime loads.
 *
 * @serial exclude
 */
package dev.stagecraft.weights;
