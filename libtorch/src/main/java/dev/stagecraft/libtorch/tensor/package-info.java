/** Internal: tensors, which are arrays of numbers on a device whose memory is freed when they are closed, and the Java arrays that they are made of and copied to. */
package dev.stagecraft.libtorch.tensor;
