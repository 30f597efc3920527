package dev.stagecraft.weights;

/**
 * What a file says of one of its tensors.
 *
 * @param name its name in PyTorch: {@code layer1.0.conv1.weight}
 */
public record TensorInfo(String name, ElementType type, TensorShape shape) {}
