/** Internal: finds a libtorch, loads it, and says what it is: its version and the devices that it can compute on. */
package dev.stagecraft.libtorch.library;
