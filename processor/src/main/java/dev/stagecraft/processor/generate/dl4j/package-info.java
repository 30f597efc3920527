/** Internal: the code that builds a network with Deeplearning4j: one class a network, meant to be read. */
package dev.stagecraft.processor.generate.dl4j;
