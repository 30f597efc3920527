/** Internal: from a network to its shapes, or to what does not fit. One rule, one class; plain Java. */
package dev.stagecraft.processor.shape;
