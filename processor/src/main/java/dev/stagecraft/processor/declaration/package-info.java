/**
 * Internal: from an annotated interface to {@link dev.stagecraft.processor.declaration.NetworkDeclaration}: what was written, with
 * defaults and inheritance resolved and every value checked on its own. Nothing behind this package sees the compiler.
 */
package dev.stagecraft.processor.declaration;
