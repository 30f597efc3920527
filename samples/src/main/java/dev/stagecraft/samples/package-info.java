/** Programs to copy from. */
package dev.stagecraft.samples;
