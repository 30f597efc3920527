package dev.stagecraft.runtime.onednn;

/**
 * The layouts of a vertex.
 *
 * @param in the layout of what it is given
 * @param reads the layout in which its primitives read that
 * @param computes the layout of what its primitives give
 * @param out the layout in which it hands that on
 */
record Layouts(Layout in, Layout reads, Layout computes, Layout out) {}
