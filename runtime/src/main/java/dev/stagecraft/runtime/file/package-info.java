/**
 * Files that are whole or not there. Internal but for {@link dev.stagecraft.runtime.file.UnwritableFileException}, which saving throws.
 *
 * @serial exclude
 */
package dev.stagecraft.runtime.file;
