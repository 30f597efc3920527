package dev.stagecraft.processor.network;

/** Sets single values to 0. */
public record Dropout(String name, double rate) implements Noise {}
