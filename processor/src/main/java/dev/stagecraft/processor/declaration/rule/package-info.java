/** Internal: what must hold of a declaration before any shape is known. One annotation, one page; one rule, one method and one message. */
package dev.stagecraft.processor.declaration.rule;
