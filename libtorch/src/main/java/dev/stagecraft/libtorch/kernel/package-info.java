/**
 * Internal: kernels of our own, in CUDA C++ (resources of this package), for what lies between convolutions: a normalization with what is added to it and the
 * function behind it, its gradient, and the update of all parameters. They are compiled for the GPU at hand.
 */
package dev.stagecraft.libtorch.kernel;
