/**
 * Internal: calls libtorch's stable C interface: the functions that are bound once, the arguments of an operation, and what an error becomes. Tensors
 * are handles here, numbers that libtorch gave.
 */
package dev.stagecraft.libtorch.call;
