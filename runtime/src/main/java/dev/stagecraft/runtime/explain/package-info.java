/** Where a classifier looks. */
package dev.stagecraft.runtime.explain;
