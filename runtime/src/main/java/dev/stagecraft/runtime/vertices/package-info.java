/** Internal: what all have in common that compute vertices of a network in Deeplearning4j's place. */
package dev.stagecraft.runtime.vertices;
