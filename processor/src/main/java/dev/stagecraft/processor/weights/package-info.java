/** Internal: whether the weights that a network names are its own. */
package dev.stagecraft.processor.weights;
