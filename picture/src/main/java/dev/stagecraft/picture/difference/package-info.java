/** Internal: what a network has that another has not, or otherwise. */
package dev.stagecraft.picture.difference;
