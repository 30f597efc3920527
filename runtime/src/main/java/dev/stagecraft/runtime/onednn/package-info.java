/** Internal: the layers of a network as oneDNN's primitives on a CPU, in Deeplearning4j's graph. */
package dev.stagecraft.runtime.onednn;
