/**
 * The language in which a residual network is declared: annotations on an interface.
 *
 * <p>{@link dev.stagecraft.ResidualNetwork} marks the interfaces that become networks. An interface inherits every
 * annotation of its super-interfaces and replaces the ones that it repeats, so a variant of a network is a
 * sub-interface.
 */
package dev.stagecraft;
