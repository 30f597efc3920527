/** Internal: trained networks as lists of oneDNN's primitives: what can be computed in one pass over the maps is one primitive. */
package dev.stagecraft.runtime.onednn.inference;
