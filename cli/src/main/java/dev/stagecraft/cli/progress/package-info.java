/** How far long work is. */
package dev.stagecraft.cli.progress;
