/**
 * The annotation processor. Data flows one way through its packages: {@code declaration} (what was written), {@code
 * network} (every layer), {@code shape} (every shape), {@code generate} (the code); {@code diagnostic} and {@code cost}
 * stand beside them. {@link dev.stagecraft.processor.NetworkStep} is the whole way on a page.
 */
package dev.stagecraft.processor;
