/** Files that are whole or not there. */
package dev.stagecraft.runtime.file;
