/** Internal: why native libraries do not load. Needs no library itself. */
package dev.stagecraft.runtime.natives;
