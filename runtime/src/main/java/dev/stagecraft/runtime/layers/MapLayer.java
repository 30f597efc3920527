package dev.stagecraft.runtime.layers;

/** The configuration of a layer that takes maps {@code [N, C, H, W]}, refuses anything else, and gives maps of the same or fewer pixels. */
public interface MapLayer {}
