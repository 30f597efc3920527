/** Internal: what the processor is told with {@code -Astagecraft.…}. */
package dev.stagecraft.processor.option;
