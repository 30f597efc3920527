/** Internal: what is wrong with a declaration, where, and how it is said. */
package dev.stagecraft.processor.diagnostic;
