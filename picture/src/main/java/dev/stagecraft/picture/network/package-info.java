/** A network as its table of layers tells it: layers, blocks, stages, what they cost, and what of an image each pixel sees. */
package dev.stagecraft.picture.network;
