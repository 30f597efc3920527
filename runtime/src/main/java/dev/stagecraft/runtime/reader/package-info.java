/** Internal: reads Deeplearning4j's networks. Nothing else of Stagecraft needs to know which classes a network is made of. */
package dev.stagecraft.runtime.reader;
