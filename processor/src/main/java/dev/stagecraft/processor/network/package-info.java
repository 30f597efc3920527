/**
 * Internal: from a declaration to {@link dev.stagecraft.processor.network.Network}: every layer with its numbers, and nothing left
 * to decide but shapes.
 *
 * <p>A network is made of chains of layers. Where paths part and meet, a layer holds chains of its own: {@link
 * dev.stagecraft.processor.network.Add} the residual branch and the shortcut, {@link
 * dev.stagecraft.processor.network.Scale} the gate.
 */
package dev.stagecraft.processor.network;
