/**
 * Internal: whether this version of Stagecraft knows all that an interface says: a compiled one may say it in the words of a newer version, of
 * which the compiler shows only those that are known.
 */
package dev.stagecraft.processor.version;
