/** Internal: what must hold of an annotated type itself, before its annotations are read. One rule, one class. */
package dev.stagecraft.processor.element;
