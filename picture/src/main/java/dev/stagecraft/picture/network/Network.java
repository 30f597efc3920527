/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network as a picture has it: the same whether it was just compiled or is a program's.
 *
 * @param name the network's name
 * @param input the shape of an image
 * @param layers all layers but the input
 * @param sections what lies behind each other: stem, stages, head
 */
public record Network(String name, Shape input, List<Layer> layers, List<Section> sections) {
    private static final Pattern BLOCK = Pattern.compile("(layer\\d+)\\.(\\d+)(?:\\..*)?");
    private static final Pattern BETWEEN = Pattern.compile("bam(\\d+)(?:\\..*)?");

    /**
     * Copies the lists.
     *
     * @param name the network's name
     * @param input the shape of an image
     * @param layers all layers but the input
     * @param sections what lies behind each other
     */
    public Network {
        layers = List.copyOf(layers);
        sections = List.copyOf(sections);
    }

    /**
     * {@return the network of these layers}
     *
     * @param name the network's name
     * @param layers in the order in which they are computed, the input first or left out
     * @throws IllegalArgumentException if it is not said how layers hang together
     */
    public static Network of(String name, List<Layer> layers) {
        boolean hasInput = layers.get(0).kind().equals("Input");
        List<Layer> computed = hasInput ? layers.subList(1, layers.size()) : layers;
        return new Network(name, layers.get(0).input(), computed, new Folding().sections(computed));
    }

    /** {@return the cost of all of it; what the image itself occupies counts} */
    public Cost cost() {
        return Cost.of(layers).plus(new Cost(0, 0, input.size() * Float.BYTES));
    }

    /** {@return the shape of what it gives} */
    public Shape output() {
        return layers.get(layers.size() - 1).output();
    }

    /**
     * {@return a section of this name, if there is one}
     *
     * @param section its name
     */
    public Optional<Section> section(String section) {
        return sections.stream().filter(it -> it.name().equals(section)).findFirst();
    }

    /** Where a layer stands: the section, and the block in it (nothing in a stem or head). */
    private record Place(String section, String block) {
        static Place of(String layer, boolean behindStages) {
            Matcher block = BLOCK.matcher(layer);
            if (block.matches()) {
                return new Place(block.group(1), block.group(1) + "." + block.group(2));
            }
            Matcher between = BETWEEN.matcher(layer);
            if (between.matches()) {
                return new Place("layer" + between.group(1), "bam" + between.group(1));
            }
            return new Place(behindStages ? "head" : "stem", "");
        }
    }

    /** Finds sections and blocks, and folds equal blocks. */
    private static final class Folding {
        private final List<Section> sections = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private ReceptiveField field = ReceptiveField.IMAGE;

        List<Section> sections(List<Layer> layers) {
            Place current = new Place("stem", "");
            boolean behindStages = false;
            int start = 0;
            for (int i = 0; i < layers.size(); i++) {
                Place place = Place.of(layers.get(i).name(), behindStages);
                behindStages |= !place.block().isEmpty();
                if (!place.equals(current)) {
                    close(current, layers.subList(start, i), !place.section().equals(current.section()));
                    current = place;
                    start = i;
                }
            }
            close(current, layers.subList(start, layers.size()), true);
            return sections;
        }

        private void close(Place place, List<Layer> layers, boolean endsSection) {
            if (!layers.isEmpty()) {
                add(place.block(), layers);
            }
            if (endsSection && !blocks.isEmpty()) {
                sections.add(new Section(place.section(), blocks));
                blocks.clear();
            }
        }

        private void add(String name, List<Layer> layers) {
            Optional<Block> equal = Optional.of(blocks)
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.get(it.size() - 1))
                    .filter(last -> isEqual(last, name, layers));
            List<Item> chain = equal.map(Block::chain).orElseGet(() -> Item.chain(layers));
            field = field.through(chain);
            if (equal.isPresent()) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(with(last.names(), name), last.layers(), chain, with(last.fields(), field)));
            } else {
                blocks.add(new Block(List.of(name), layers, chain, List.of(field)));
            }
        }

        private static <T> List<T> with(List<T> list, T another) {
            List<T> longer = new ArrayList<>(list);
            longer.add(another);
            return longer;
        }

        private static boolean isEqual(Block block, String name, List<Layer> layers) {
            return relative(block.first(), block.layers()).equals(relative(name, layers));
        }

        private static List<Layer> relative(String block, List<Layer> layers) {
            return layers.stream()
                    .map(layer -> layer.named(layer.name().substring(block.length())))
                    .toList();
        }
    }
}
