/** The weights of Keras's ResNets, read from its HDF5 files. Internal. */
package dev.stagecraft.runtime.weights.keras;
