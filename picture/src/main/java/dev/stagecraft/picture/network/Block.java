/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;

/**
 * Equal layers in a row: a block of a stage with those like it behind it, or what stands before, between and behind stages.
 *
 * @param names the name of each: {@code layer3.1}, {@code layer3.2} …; one, and empty, for a stem or a head
 * @param layers those of one of them, named as in the first
 * @param chain the same, as a chain
 * @param fields the receptive field behind each
 */
public record Block(List<String> names, List<Layer> layers, List<Item> chain, List<ReceptiveField> fields) {
    /**
     * Copies the lists.
     *
     * @param names the name of each
     * @param layers those of one of them
     * @param chain the same, as a chain
     * @param fields the receptive field behind each
     */
    public Block {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
        chain = List.copyOf(chain);
        fields = List.copyOf(fields);
    }

    /** {@return how many there are} */
    public int count() {
        return names.size();
    }

    /** {@return the name of the first} */
    public String first() {
        return names.get(0);
    }

    /** {@return what all of them are called: {@code layer3.1 – 5}} */
    public String name() {
        String last = names.get(count() - 1);
        return count() == 1 ? last : first() + " \u2013 " + last.substring(last.lastIndexOf('.') + 1);
    }

    /** {@return what kind of block it is: {@code bottleneck}, {@code basic}, or the name of a block of its author's} */
    public String design() {
        return layers.get(layers.size() - 1).setting("design");
    }

    /** {@return the shape of what the first takes} */
    public Shape input() {
        return layers.get(0).input();
    }

    /** {@return the shape of what each gives} */
    public Shape output() {
        return layers.get(layers.size() - 1).output();
    }

    /** {@return the receptive field behind the last} */
    public ReceptiveField field() {
        return fields.get(fields.size() - 1);
    }

    /** {@return the cost of all of them} */
    public Cost cost() {
        return Cost.of(layers).times(count());
    }
}
