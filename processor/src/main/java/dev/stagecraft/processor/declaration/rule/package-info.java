/** Internal: what must hold of a declaration before any shape is known. One rule, one class. */
package dev.stagecraft.processor.declaration.rule;
