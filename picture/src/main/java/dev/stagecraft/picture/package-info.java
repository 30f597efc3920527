/** Pictures of networks, from the table of layers that the processor writes beside a generated class. */
package dev.stagecraft.picture;
