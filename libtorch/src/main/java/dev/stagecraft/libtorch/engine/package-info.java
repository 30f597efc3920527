/**
 * Internal: computes a {@linkplain dev.stagecraft.program.NetworkProgram program} with libtorch: for each node there is a part, which computes its value, keeps
 * what its gradient needs, and passes the gradient on. What nothing needs any more is overwritten or freed at once.
 */
package dev.stagecraft.libtorch.engine;
