/** How files are written. Internal. */
package dev.stagecraft.runtime.file;
