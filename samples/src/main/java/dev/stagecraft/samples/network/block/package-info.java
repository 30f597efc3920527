/** A block of one's own, and a network of it. */
package dev.stagecraft.samples.network.block;
