/**
 * Layers that Deeplearning4j lacks, configured, saved and trained as its own are.
 *
 * @serial exclude
 */
package dev.stagecraft.runtime.layers;
