/**
 * Published weights in, trained weights out: {@link dev.stagecraft.runtime.weights.Weights} loads and saves the files that PyTorch, timm and Keras
 * read and write.
 */
package dev.stagecraft.runtime.weights;
