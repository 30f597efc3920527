/** From image files to a network's input, and from its output to the names of what they show. */
package dev.stagecraft.runtime.images;
