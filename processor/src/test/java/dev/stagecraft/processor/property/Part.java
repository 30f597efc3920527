package dev.stagecraft.processor.property;

/**
 * An annotation, or the annotations of all stages.
 *
 * @param name {@code Stem}
 * @param text as it is written
 * @param faulty whether it must be an error wherever it is in force
 */
record Part(String name, String text, boolean faulty) {}
