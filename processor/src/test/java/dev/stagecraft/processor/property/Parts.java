package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;

/** The annotations that have been made so far. */
final class Parts {
    private final Numbers numbers;
    private final List<Part> all = new ArrayList<>();

    /** @param numbers those that are written into the annotations */
    Parts(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Adds what was just written. */
    void add(String name, Object text) {
        all.add(new Part(name, text.toString(), numbers.wasFaulty()));
    }

    List<Part> all() {
        return List.copyOf(all);
    }
}
