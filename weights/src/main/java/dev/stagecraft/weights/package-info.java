/**
 * Files of weights, and whether they fit a network.
 *
 * <p>{@link dev.stagecraft.weights.file.SafetensorsFile} reads the format safetensors,
 * {@link dev.stagecraft.weights.file.SafetensorsWriter} writes it. {@link dev.stagecraft.weights.WeightsMatch} says which tensor of a file is which
 * {@link dev.stagecraft.weights.NetworkTensor} of a network, or what does not fit and why. Nothing here needs Deeplearning4j, so that
 * the annotation processor checks what the runtime loads.
 *
 * @serial exclude
 */
package dev.stagecraft.weights;
