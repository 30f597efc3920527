/**
 * Internal: files that are whole or not there, and why one cannot be written: an {@link java.io.IOException} for users, with one sentence.
 *
 * @serial exclude
 */
package dev.stagecraft.runtime.file;
