/** Trained networks as lists of oneDNN's primitives: what can be computed in one pass over the maps is one primitive. Internal. */
package dev.stagecraft.runtime.onednn.inference;
