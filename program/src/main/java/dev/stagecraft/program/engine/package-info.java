/**
 * Internal: what computes networks besides Deeplearning4j: an {@linkplain dev.stagecraft.program.engine.Engine engine} is found by {@link
 * java.util.ServiceLoader}, and given a {@linkplain dev.stagecraft.program.NetworkProgram program}. All parameters of a network are one flat array, and
 * so are their gradients and what a training remembers.
 */
package dev.stagecraft.program.engine;
