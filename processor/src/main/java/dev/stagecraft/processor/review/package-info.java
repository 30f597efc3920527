/**
 * Internal: what is checked of a network whose shapes fit: what its author expects of its cost, and what is legal and probably wrong. One
 * rule, one class.
 */
package dev.stagecraft.processor.review;
