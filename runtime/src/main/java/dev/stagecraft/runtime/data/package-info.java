/** Labelled images: reading them from files, and making batches of them. */
package dev.stagecraft.runtime.data;
