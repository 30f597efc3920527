/** Internal: where everything of a picture is: layers in chains, chains in blocks, blocks in the columns of stages, columns in a picture. */
package dev.stagecraft.picture.layout;
