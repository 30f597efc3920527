/** Internal: what a step does to the parameters of a network, in one pass over them. */
package dev.stagecraft.runtime.update;
