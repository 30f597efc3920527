/** Layers that Deeplearning4j lacks, configured, saved and trained as its own are. */
package dev.stagecraft.runtime.layers;
