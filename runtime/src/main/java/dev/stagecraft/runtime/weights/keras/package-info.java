/** Internal: the weights of Keras's ResNets, read from its HDF5 files. */
package dev.stagecraft.runtime.weights.keras;
