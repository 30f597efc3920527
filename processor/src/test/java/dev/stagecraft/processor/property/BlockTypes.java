/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** The interfaces of blocks that a source has beside its networks. */
final class BlockTypes {
    private final StringBuilder text = new StringBuilder();
    private int count;

    /**
     * Declares an interface, alone, with its annotations on a parent, or in another type.
     *
     * @return the name by which a stage can name it
     */
    String declare(Dice dice, String usual, String annotations) {
        count++;
        String name = usual + (count == 1 ? "" : count);
        switch (dice.between(1, 4)) {
            case 1 -> {
                text.append(annotations + "interface " + name + "Units {}\n");
                text.append("interface " + name + " extends " + name + "Units {}\n");
                return name;
            }
            case 2 -> {
                text.append("class Blocks" + count + " {\n" + annotations + "interface " + name + " {}\n}\n");
                return "Blocks" + count + "." + name;
            }
            default -> {
                text.append(annotations + "interface " + name + " {}\n");
                return name;
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
