/**
 * Internal: the C interfaces of CUDA that libtorch has none of its own for: the driver, which loads and launches kernels, NVRTC, which compiles them, and the
 * runtime, which captures what is launched as a graph. Their functions are looked for where the libtorch at hand has them, and none is needed to compute.
 */
package dev.stagecraft.libtorch.cuda;
