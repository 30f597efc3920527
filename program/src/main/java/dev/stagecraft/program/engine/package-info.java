/**
 * What computes a network: an {@linkplain dev.stagecraft.program.engine.Engine engine} that a library on the class path brings, found by {@link
 * java.util.ServiceLoader}, and a {@linkplain dev.stagecraft.program.engine.EngineNetwork network} on its device, whose parameters, gradients and
 * state of the updater are one flat array each, as everywhere.
 */
package dev.stagecraft.program.engine;
