/**
 * Internal: the operations of networks of the family, each with its gradient. An operation is bound for a session once, and then called as often as
 * wanted; what it gives is the caller's to close. Maps are {@code [N, C, H, W]} and keep the order that they have in memory.
 */
package dev.stagecraft.libtorch.operation;
