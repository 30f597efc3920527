/** What all have in common that compute vertices of a network in Deeplearning4j's place. Internal. */
package dev.stagecraft.runtime.vertices;
