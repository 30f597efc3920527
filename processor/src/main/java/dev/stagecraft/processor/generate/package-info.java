/** Internal: what is written for a network: the table of its layers here, and its code in a package for each target. */
package dev.stagecraft.processor.generate;
