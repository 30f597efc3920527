/** Internal: from a network to its shapes, or to what does not fit. What rules are about has a page of them; plain Java. */
package dev.stagecraft.processor.shape;
