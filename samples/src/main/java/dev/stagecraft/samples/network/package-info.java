/** Declarations to copy: each interface becomes a class {@code <name>Network} in this package. */
package dev.stagecraft.samples.network;
