/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes declarations: the annotations of a network, spread over one or several interfaces. */
final class DeclarationGenerator {
    private final Dice dice;
    private final int index;
    private final Profile profile;
    private final Names names;
    private final BlockTypes blocks = new BlockTypes();
    private boolean mustFail;

    private DeclarationGenerator(Dice dice, int index) {
        this.dice = dice;
        this.index = index;
        profile = Profile.of(dice);
        names = new Names(dice);
    }

    /** The declaration of an index: always the same for a seed. */
    static Declaration declaration(long seed, int index) {
        return new DeclarationGenerator(new Dice(seed, index), index).declaration();
    }

    private Declaration declaration() {
        List<Part> parts = PartGenerator.parts(dice, profile, blocks);
        mustFail |= parts.stream().anyMatch(Part::faulty) || isIncomplete(parts);
        Layouts layouts = new Layouts(parts);
        Supplier<Networks> plain = layouts::plain;
        Networks networks = dice.oneOf(
                        plain,
                        plain,
                        layouts::nested,
                        layouts::parent,
                        layouts::networkAsParent,
                        layouts::twoParents,
                        profile == Profile.SOUND ? plain : layouts::noNetwork)
                .get();
        return new Declaration(
                index,
                profile,
                "p" + index,
                networks.types() + blocks,
                networks.classes().stream().map(Names::unescaped).toList(),
                parts.stream().flatMap(part -> part.maps().stream()).toList(),
                mustFail);
    }

    private static boolean isIncomplete(List<Part> parts) {
        List<String> names = parts.stream().map(Part::name).toList();
        boolean ends = names.contains("Head") || names.contains("Backbone");
        return !ends || !names.containsAll(List.of("Input", "ResidualStage"));
    }

    private record Networks(String types, List<String> classes) {}

    /** The ways to spread a network's annotations. */
    private final class Layouts {
        private final List<Part> parts;
        private final String name = names.type();

        Layouts(List<Part> parts) {
            this.parts = new ArrayList<>(parts);
            // The order of different annotations says nothing.
            if (dice.chance(0.2)) {
                Collections.reverse(this.parts);
            }
        }

        Networks plain() {
            return new Networks(
                    network(parts, "interface " + name + " {}") + names.neighbour(), List.of(name + "Network"));
        }

        Networks nested() {
            String outer = dice.oneOf("class", "interface", "enum", "record", "@interface");
            String body = network(parts, "interface " + name + " {}");
            String types = outer + " Outer" + (outer.equals("record") ? "()" : "") + " {"
                    + (outer.equals("enum") ? ";\n" : "\n") + "public interface Middle {\n" + body + "}\n}\n";
            return new Networks(types, List.of("Outer_Middle_" + name + "Network"));
        }

        /** What the network repeats, it replaces: a decoy on its parent is not in force. */
        Networks parent() {
            List<Part> inherited =
                    parts.stream().filter(part -> dice.chance(0.6)).toList();
            List<Part> own = new ArrayList<>(parts);
            own.removeAll(inherited);
            List<Part> decoys = PartGenerator.parts(dice, Profile.ABSURD, blocks).stream()
                    .filter(decoy -> own.stream().anyMatch(part -> part.name().equals(decoy.name())))
                    .toList();
            List<Part> above =
                    Stream.concat(inherited.stream(), decoys.stream()).toList();
            return new Networks(
                    text(above) + "interface Base {}\n" + network(own, "interface " + name + " extends Base {}"),
                    List.of(name + "Network"));
        }

        Networks networkAsParent() {
            List<Part> more = PartGenerator.variant(dice, profile, parts);
            mustFail |= more.stream().anyMatch(Part::faulty);
            String types =
                    network(more, "interface " + name + " extends Base {}") + network(parts, "interface Base {}");
            return new Networks(types, List.of("BaseNetwork", name + "Network"));
        }

        /** What both parents say must be repeated. */
        Networks twoParents() {
            List<Part> left = new ArrayList<>();
            List<Part> right = new ArrayList<>();
            List<Part> own = new ArrayList<>();
            for (Part part : parts) {
                boolean isOnBoth = dice.chance(profile.fits ? 0.02 : 0.05);
                boolean isOnLeft = dice.chance(0.5);
                if (isOnBoth || isOnLeft) {
                    left.add(part);
                }
                if (isOnBoth || !isOnLeft) {
                    right.add(part);
                }
                if (isOnBoth && dice.chance(0.5)) {
                    own.add(part);
                } else if (isOnBoth) {
                    mustFail = true;
                }
            }
            return new Networks(
                    text(left) + "interface Left {}\n" + text(right) + "interface Right {}\n"
                            + network(own, "interface " + name + " extends Left, Right {}"),
                    List.of(name + "Network"));
        }

        /** On what is no network, or cannot be one. */
        Networks noNetwork() {
            mustFail = true;
            String types = dice.oneOf(
                    network(parts, "class " + name + " {}"),
                    network(parts, "enum " + name + " {}"),
                    network(parts, "record " + name + "(int number) {}"),
                    network(parts, "@interface " + name + " {}"),
                    network(parts, "interface " + name + "<A, B extends A> {}"),
                    "class Outer {\n" + network(parts, "private interface " + name + " {}") + "}\n",
                    "class Outer {\n" + network(parts, "interface " + name + " {}") + "}\n"
                            + network(parts, "interface Outer_" + name + " {}"),
                    network(parts, "interface Residual {}"));
            return new Networks(types, List.of(name + "Network", "Outer_" + name + "Network"));
        }

        private String network(List<Part> own, String type) {
            String network = names.network();
            mustFail |= names.isLastFaulty();
            return names.suppression() + network + "\n" + text(own) + type + "\n";
        }

        private static String text(List<Part> parts) {
            return parts.stream().map(part -> part.text() + "\n").collect(Collectors.joining());
        }
    }
}
