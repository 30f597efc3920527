/** Internal: from a declaration to its network: what is written once is written out, layer by layer. */
package dev.stagecraft.processor.network.expansion;
